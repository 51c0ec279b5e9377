import { describe, expect, it } from 'vitest';
import { shortName } from '../../../../../src/renderer/src/features/contacts/short-name';

function named(name: string, given = '', organization = ''): string {
  return shortName({ name, fields: { name: { prefix: '', given, additional: '', family: '', suffix: '' }, organization } });
}

describe('shortName', () => {
  it('is the given name where the name as shown has it', () => {
    expect(named('Ana García', 'Ana')).toBe('Ana');
    expect(named('Anna Maria Vogel', 'Anna Maria')).toBe('Anna Maria');
    expect(named('Dr. Ana García', 'Ana')).toBe('Ana');
    expect(named('Meyer, August', 'August')).toBe('August');
  });

  it('is the first word of the name as shown where that goes by another', () => {
    expect(named('Gus Meyer', 'August')).toBe('Gus');
    expect(named('Annabel Lee', 'Ann')).toBe('Annabel');
  });

  it('passes over titles and initials', () => {
    expect(named('Dr. Gus Meyer', 'August')).toBe('Gus');
    expect(named('J. Meyer')).toBe('Meyer');
  });

  it('is the whole name of an organization, and of who has one word only', () => {
    expect(named('The Long Table', '', 'The Long Table')).toBe('The Long Table');
    expect(named('Cher')).toBe('Cher');
    expect(named('J.')).toBe('J.');
  });
});
