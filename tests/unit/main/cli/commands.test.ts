import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/main/cli/arguments';
import { commands } from '../../../../src/main/cli/commands';
import type { Outcome } from '../../../../src/main/cli/outcome';
import { setArchived, setDeleted } from '../../../../src/main/features/contacts/service';
import type { Core } from '../../../../src/main/features/core';
import { verify } from '../../../../src/main/features/maintenance/verify';
import { loadSample } from '../../../../src/main/features/sample/service';
import { aContact, aCore, aTouchpoint, dump } from '../../../support/builders';
import { zipOf } from '../files/zip-support';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function run(core: Core, ...argv: string[]): Outcome {
  const args = parseArguments(argv);
  if (args === 'help') throw new Error('asked for help');
  const command = commands[args.command];
  if (!command) throw new Error(`no command ${args.command}`);
  return command(core, args);
}

/** Every number of `expected` is in `actual` to 1e-9, and nothing else is there. */
function expectEqual(actual: unknown, expected: unknown, place = ''): void {
  if (typeof expected === 'number') {
    expect(Math.abs(Number(actual) - expected), `${place}: ${actual} instead of ${expected}`).toBeLessThanOrEqual(1e-9);
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual as object).sort(), place).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) expectEqual((actual as Record<string, unknown>)[key], value, `${place}/${key}`);
  } else {
    expect(actual, place).toBe(expected);
  }
}

/** A worked case that lies beside the project where it is developed. */
const worked = resolve('../shared/samples/ror/worked-example.json');

describe('the commands', () => {
  if (existsSync(worked)) {
    it('score the worked case as it is written down', () => {
      const core = aCore();
      run(core, 'import', worked);
      const { json } = run(core, 'score', '--as-of', '2026-11-01T00:00:00Z');
      expectEqual(json, JSON.parse(readFileSync(worked.replace('.json', '.expected.json'), 'utf8')));
    });
  }

  it('import, or only look', () => {
    const core = aCore();
    const file = join(dir, 'a.vcf');
    writeFileSync(file, 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:ana@x.example\nEND:VCARD\n');
    const expected = { files: [{ file, format: 'vCard 3.0', found: 1, created: 1, updated: 0, unchanged: 0, skipped: [], others: {} }] };
    expect(run(core, 'import', file, '--dry-run').json).toEqual(expected);
    expect(run(core, 'contacts').json).toEqual([]);
    expect(run(core, 'import', file).json).toEqual(expected);
    expect(run(core, 'contacts', '--query', 'ana').json).toMatchObject([
      { name: 'Ana', emails: ['ana@x.example'], phones: [], organization: '', birthday: null, score: 0 },
    ]);
    expect(() => run(core, 'import', join(dir, 'none.vcf'))).toThrow('none.vcf');
    expect(() => run(core, 'import')).toThrow('at least one file');
  });

  it('import what is inside of an archive', () => {
    const core = aCore();
    const file = join(dir, 'export.zip');
    writeFileSync(file, zipOf({ 'people/a.vcf': 'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n', 'picture.png': '' }));
    expect(run(core, 'import', file).json).toMatchObject({ files: [{ file: join(file, 'people', 'a.vcf'), created: 1 }] });
    expect(run(core, 'contacts').json).toMatchObject([{ name: 'Ana' }]);
  });

  it('import the tables of a folder, and say what came along', () => {
    const core = aCore();
    loadSample(core);
    const folder = join(dir, 'tables');
    run(core, 'export', folder, '--format', 'csv');
    const other = aCore();
    expect(run(other, 'import', folder, '--dry-run').text).toMatch(
      /tables\/contacts\.csv: .* 24 created.*\n.*touchpoints\.csv: .* 0 skipped; with them \d+ touchpoints\n/,
    );
    const { json } = run(other, 'import', folder);
    const { counts } = run(core, 'export', folder, '--format', 'csv').json as { counts: Record<string, number> };
    const { files } = json as { files: { file: string; created: number; skipped: unknown[]; others: Record<string, number> }[] };
    expect(files.map(({ file }) => file.slice(folder.length + 1))).toEqual([
      'contacts.csv',
      'touchpoints.csv',
      'referrals.csv',
      'purchases.csv',
      'follow-ups.csv',
      'organizations.csv',
    ]);
    expect(files.flatMap(({ skipped }) => skipped)).toEqual([]);
    expect(files[1]?.others).toEqual({ touchpoints: counts.touchpoints });
    expect(files[4]?.others).toEqual({ followUps: counts.followUps });
    expect(verify(other, () => undefined).ok).toBe(true);
    expect(() => run(other, 'import', dir)).toThrow('folder without contacts.csv');
  });

  it('explain a score', () => {
    const core = aCore();
    const id = aContact(core);
    aTouchpoint(core, id, { kind: 'help_in' });
    const uid = String(core.db.raw.prepare('SELECT uid FROM contact').pluck().get());
    const { json, text } = run(core, 'score', '--contact', uid, '--explain');
    expect(json).toMatchObject({
      uid,
      addends: [
        { to: 'take', base: 3, left: 3 },
        { to: 'engagement', base: 2, left: 2 },
      ],
    });
    expect(text).toContain('Helped me');
    expect(() => run(core, 'score', '--contact', 'nobody')).toThrow('nobody');
  });

  it('export everything, so that an empty profile it is imported into says the same', () => {
    const core = aCore();
    loadSample(core);
    aContact(core, { fullName: '=cmd|"x"', notes: 'line\nline\u2028 \u{1F600}', nicknames: ['"quoted"'], birthday: '--02-29' });
    core.act('Settings', () => {
      core.db.raw.prepare("INSERT INTO setting (key, value) VALUES ('currency', '\"JPY\"')").run();
    });
    const out = join(dir, 'out.json');
    const { json } = run(core, 'export', out);
    expect(json).toMatchObject({ file: out, counts: { contacts: 25 } });

    const other = aCore();
    run(other, 'import', out);
    const again = join(dir, 'again.json');
    run(other, 'export', again);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(out, 'utf8'));
    expectEqual(run(other, 'score').json, run(core, 'score').json);
    expect(verify(other, () => undefined).ok).toBe(true);

    const before = dump(other);
    expect(run(other, 'import', out).json).toMatchObject({ files: [{ created: 0, updated: 0, unchanged: 25 }] });
    expect(dump(other)).toEqual(before);
  });

  it('export what is archived, not what is in the trash', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core), aContact(core, { fullName: 'Bo' })];
    aTouchpoint(core, [ana, bo], { subject: 'both' });
    aTouchpoint(core, bo, { subject: 'only Bo' });
    setArchived(core, [ana], true);
    setDeleted(core, [bo], true);
    const out = join(dir, 'out.json');
    run(core, 'export', out);
    const file = JSON.parse(readFileSync(out, 'utf8')) as {
      contacts: { name: { full: string }; archivedAt: string | null }[];
      touchpoints: { subject: string; contactIds: string[] }[];
    };
    expect(file.contacts).toMatchObject([{ name: { full: 'Ana Garcia' }, archivedAt: '2026-11-01T12:00:00.000Z' }]);
    expect(file.touchpoints.map((t) => [t.subject, t.contactIds.length])).toEqual([['both', 1]]);
  });

  it('leave an older file as it is when the export can’t be written', () => {
    const core = aCore();
    expect(() => run(core, 'export', join(dir, 'no', 'such', 'folder.json'))).toThrow('folder.json');
    expect(() => run(core, 'export', join(dir, 'x.zip'), '--format', 'zip')).toThrow('zip is not known');
  });

  it('seed the same for the same seed, and what they seed verifies', () => {
    const scores = [1, 2].map(() => {
      const core = aCore();
      expect(run(core, 'seed', '--contacts', '50', '--touchpoints', '400', '--seed', '7').json).toMatchObject({
        counts: { contacts: 50, touchpoints: 400 },
      });
      expect(verify(core, () => undefined).ok).toBe(true);
      return run(core, 'score').json;
    });
    expect(scores[0]).toEqual(scores[1]);
  });
});
