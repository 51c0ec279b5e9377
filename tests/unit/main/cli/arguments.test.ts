import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError, usage } from '../../../../src/main/cli/arguments';
import { commands } from '../../../../src/main/cli/commands';

describe('the command line', () => {
  it('reads a command, its operands and its flags', () => {
    expect(parseArguments(['import', 'a.vcf', 'b.csv', '--dry-run', '--json', '--data', 'here'])).toMatchObject({
      command: 'import',
      operands: ['a.vcf', 'b.csv'],
      dryRun: true,
      json: true,
      data: 'here',
    });
    expect(parseArguments(['score', '--as-of', '2026-11-01T00:00:00Z'])).toMatchObject({ asOf: Date.UTC(2026, 10, 1) });
    expect(parseArguments(['score', '--as-of=2026-11-01'])).toMatchObject({ asOf: Date.UTC(2026, 10, 1) });
    expect(parseArguments(['--help'])).toBe('help');
  });

  it.each([
    [[], 'no command'],
    [['fly'], 'no command “fly”'],
    [['contacts', '--limit', 'many'], '--limit takes a whole number'],
    [['contacts', '--limit', '-1'], 'limit'],
    [['score', '--as-of', 'yesterday'], '--as-of takes a time'],
    [['score', '--as-of', '2026-13-45'], '--as-of takes a time'],
    [['contacts', '--dry-run'], '“contacts” does not take --dry-run'],
    [['import', '--wrong'], '--wrong'],
  ])('says what is wrong with %j', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(UsageError);
    expect(() => parseArguments(argv)).toThrow(message);
  });

  it('names every command in its help', () => {
    for (const command of Object.keys(commands)) expect(usage).toContain(`\n  ${command} `);
  });
});
