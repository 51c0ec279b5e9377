/** A made-up network to look round in, dated so that it ends today. */
import { readFileSync } from 'node:fs';
import { addDays, DAY_MS, daysBetween, localDateOf } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import { readRapportJson } from '../../files/json/read-json';
import type { ParsedFile } from '../../files/parsed-file';
import { resourcePath } from '../../files/resources';
import type { Core } from '../core';
import { writeFiles } from '../import/apply';
import { planImport } from '../import/plan';
import { countSample } from './repository';

const FILE = 'sample-data.json';
const SOURCE = 'sample';

const instants = new Set(['occurredAt', 'madeAt', 'closedAt', 'thankedAt', 'outcomeReportedAt', 'at', 'doneAt', 'archivedAt', 'createdAt']);
const dates = new Set(['localDate', 'dueDate']);

/** Moves every day of the log; birthdays stay. */
function shift(value: unknown, days: number, key = ''): unknown {
  if (typeof value === 'string' && instants.has(key)) return new Date(Date.parse(value) + days * DAY_MS).toISOString();
  if (typeof value === 'string' && dates.has(key)) return addDays(value, days);
  if (Array.isArray(value)) return value.map((item) => shift(item, days));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shift(item, days, name)]));
  return value;
}

function readSample(now: number): ParsedFile {
  const json = JSON.parse(readFileSync(resourcePath(FILE), 'utf8')) as { exportedAt: string };
  const days = daysBetween(json.exportedAt.slice(0, 10), localDateOf(now));
  const read = readRapportJson(shift(json, days), { progress: () => undefined, checkCancelled: () => undefined });
  const [skipped] = read.skipped;
  if (skipped) throw new Error(`the sample data is broken: ${skipped.reason}`);
  return { file: FILE, format: 'Rapport JSON', source: SOURCE, charset: 'UTF-8', ...read };
}

/**
 * Adds the sample people. Returns how many.
 * @throws AppError `conflict` when they are there already
 */
export function loadSample(core: Core): number {
  if (countSample(core.db) > 0) throw new AppError('conflict', 'The sample data is there already.');
  const parsed = readSample(core.now());
  core.act('Add the sample data', () => {
    writeFiles(
      core,
      planImport(core, [parsed], () => undefined),
      () => undefined,
    );
  });
  return parsed.contacts.length;
}

/** Takes the sample people out again, with everything that hangs on them. Returns how many. */
export function removeSample(core: Core): number {
  return core.act('Remove the sample data', () => {
    const removed = core.db.prepare(`DELETE FROM contact WHERE source = 'sample'`).run().changes;
    core.db
      .prepare('DELETE FROM touchpoint WHERE NOT EXISTS (SELECT 1 FROM touchpoint_contact tc WHERE tc.touchpoint_id = touchpoint.id)')
      .run();
    core.db
      .prepare(
        `DELETE FROM organization WHERE source = 'sample' AND name NOT IN (SELECT organization FROM contact)
           AND name NOT IN (SELECT organization FROM contact_role)`,
      )
      .run();
    core.db.prepare('DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM contact_tag ct WHERE ct.tag_id = tag.id)').run();
    return removed;
  });
}
