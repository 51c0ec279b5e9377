import type { ImportConflict, ImportPerson, ImportRow } from '@shared/import-views';
import { describe, expect, it } from 'vitest';
import {
  nothingSelected,
  type RowSelection,
  rangeOf,
  toggled,
  withRange,
} from '../../../../../src/renderer/src/features/import/row-selection';
import { candidatesOf, choiceOf, noteOf, plainChanges, valueText } from '../../../../../src/renderer/src/features/import/row-words';

const aPerson = (id: number, name: string): ImportPerson => ({ id, name, organization: '', reason: 'the same name' });
const aConflict = (field: string, choice: ImportConflict['choice'] = 'mine'): ImportConflict => {
  return { field, label: field.toUpperCase(), mine: 'a', theirs: 'b', choice };
};

function aRow(more: Partial<ImportRow> = {}): ImportRow {
  const lists = { warnings: [], suggestions: [], changes: [], conflicts: [] };
  return { row: 1, name: 'Ana', organization: '', outcome: 'create', reason: 'new', match: null, ...lists, ...more };
}

describe('whom a row may be', () => {
  it('is whom it matches, then who has the same name, each once', () => {
    const [ana, bo] = [aPerson(1, 'Ana'), aPerson(2, 'Bo')];
    expect(candidatesOf(aRow({ match: bo, suggestions: [ana, bo] }))).toEqual([bo, ana]);
    expect(candidatesOf(aRow())).toEqual([]);
  });

  it('is chosen as things are decided', () => {
    const match = aPerson(7, 'Ana');
    expect(choiceOf({ outcome: 'create', match: null })).toBe('create');
    expect(choiceOf({ outcome: 'create', match })).toBe('create');
    expect(choiceOf({ outcome: 'update', match })).toBe('update 7');
    expect(choiceOf({ outcome: 'unchanged', match })).toBe('update 7');
    expect(choiceOf({ outcome: 'leave', match })).toBe('leave');
    // Another row of the file says the very same.
    expect(choiceOf({ outcome: 'unchanged', match: null })).toBe('same');
  });
});

describe('the line about a row', () => {
  it('names what differs and which side is taken', () => {
    const about = (...conflicts: ImportConflict[]) => noteOf(aRow({ outcome: 'update', reason: 'the same e-mail as Ana', conflicts }));
    expect(about(aConflict('title'))).toBe('TITLE differs: yours stays');
    expect(about(aConflict('title', 'theirs'), aConflict('notes', 'theirs'))).toBe('TITLE and NOTES differ: the file’s is taken');
    expect(about(aConflict('title', 'theirs'), aConflict('notes'))).toBe('TITLE and NOTES differ: some of both');
    expect(about()).toBe('the same e-mail as Ana');
  });

  it('suggests namesakes while the person is to be new', () => {
    const suggestions = [aPerson(1, 'Ana'), aPerson(2, 'Ana')];
    expect(noteOf(aRow({ suggestions }))).toBe('Maybe Ana and Ana');
    expect(noteOf(aRow({ suggestions, outcome: 'update', reason: 'the same name as Ana' }))).toBe('the same name as Ana');
    expect(noteOf(aRow({ suggestions, outcome: 'leave', reason: 'you leave it out' }))).toBe('you leave it out');
  });

  it('says nothing that goes without saying', () => {
    expect(noteOf(aRow())).toBe('');
    expect(noteOf(aRow({ reason: 'new, as you chose' }))).toBe('new, as you chose');
    expect(noteOf(aRow({ outcome: 'skip', reason: 'the card is empty' }))).toBe('the card is empty');
  });
});

it('what is decided side by side is not told again among the changes', () => {
  const change = (field: string) => ({ field, label: field, before: '', after: 'b' });
  const row = aRow({ changes: [change('title'), change('points'), change('points')], conflicts: [aConflict('title', 'theirs')] });
  expect(plainChanges(row).map(({ field }) => field)).toEqual(['points', 'points']);
});

it('the name of somebody new stands above, and is told only where it is another one', () => {
  const changes = [
    { field: 'fullName', label: 'Name', before: '', after: 'Ana' },
    { field: 'fullName', label: 'First name', before: '', after: 'Anna' },
  ];
  expect(plainChanges(aRow({ changes })).map(({ label }) => label)).toEqual(['First name']);
});

it('days are said in words, all else as it is', () => {
  expect(valueText('birthday', '1980-05-03')).toMatch(/^(3 May|May 3),? 1980$/);
  expect(valueText('birthday', '--02-29')).toMatch(/^(29 February|February 29)$/);
  expect(valueText('roleFrom', '2021-03')).toBe('March 2021');
  expect(valueText('dates', 'not a day')).toBe('not a day');
  expect(valueText('notes', '1980-05-03')).toBe('1980-05-03');
});

describe('the selected rows', () => {
  const of = ({ rows }: RowSelection) => [...rows];

  it('grow and shrink one by one', () => {
    const one = toggled(nothingSelected, 4, 40);
    expect(of(toggled(one, 6, 60))).toEqual([40, 60]);
    expect(of(toggled(one, 4, 40))).toEqual([]);
    expect(of(nothingSelected)).toEqual([]);
  });

  it('grow and shrink by a range on top of what was selected before', () => {
    const before = toggled(toggled(nothingSelected, 9, 90), 2, 20);
    expect(rangeOf(before, 0, 4)).toEqual({ first: 2, last: 4 });
    const far = withRange(before, 2, [20, 30, 40]);
    expect(of(far)).toEqual([90, 20, 30, 40]);
    expect(of(withRange(far, 2, [20, 30]))).toEqual([90, 20, 30]);
  });

  it('begin a range where the keyboard is when nothing was chosen', () => {
    expect(rangeOf(nothingSelected, 5, 3)).toEqual({ first: 3, last: 5 });
    const range = withRange(nothingSelected, 5, [30, 40, 50]);
    expect(of(range)).toEqual([30, 40, 50]);
    expect(rangeOf(range, 3, 7)).toEqual({ first: 5, last: 7 });
  });
});
