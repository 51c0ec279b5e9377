import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCore, dump } from '../../../../support/builders';
import { importAll, Session } from './import-support';

/** Files of other projects, which their licences keep out of this repository; checked where they are at hand. */
const SAMPLES = resolve('../shared/samples/import');
/** The project's own. */
const OWN = resolve('resources/sample-data.json');

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : /\.(vcf|csv|json)$/i.test(name) ? [path] : [];
  });
}

const nothing = { conflicts: 0, others: {}, counts: { create: 0, update: 0 } };

describe('a second import of the same file', () => {
  it.each([...filesIn(SAMPLES), OWN].map((path) => relative('.', path)))('changes nothing: %s', async (path) => {
    const core = aCore();
    await importAll(core, path);
    const before = dump(core);
    const again = new Session(core, path);
    if (again.preview().error === null) {
      expect(again.preview()).toMatchObject(nothing);
      expect(again.rows().flatMap(({ changes, conflicts }) => [...changes, ...conflicts])).toEqual([]);
    }
    expect((await again.apply()).actionId).toBeNull();
    expect(dump(core)).toEqual(before);
    // Nor does it to people of whom nobody knows where they came from.
    core.db.raw.exec('DELETE FROM contact_origin');
    const unknown = new Session(core, path).preview();
    if (unknown.error === null) expect(unknown).toMatchObject({ conflicts: 0, counts: { update: 0 } });
  });
});
