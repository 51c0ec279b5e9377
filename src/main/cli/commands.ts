/** The commands: each gives what `--json` prints and the same for people. */
import { resolve } from 'node:path';
import { exportFormats } from '@shared/domain/export-format';
import { hasFilters, parseQuery } from '@shared/domain/people-query';
import { AppError } from '@shared/errors';
import type { ContactScore } from '@shared/views';
import { query, type Slot } from '../db/query';
import { getContact } from '../features/contacts/service';
import type { Core } from '../features/core';
import { exportFile as writeExport } from '../features/export/service';
import { explainScore, scoresAsOf } from '../features/ror/service';
import { filteredContacts, matchingContacts, rankContacts } from '../features/search/service';
import { seed } from '../features/seed/service';
import { type Arguments, UsageError } from './arguments';
import { countsText } from './counts-text';
import { importFiles } from './import-files';
import type { Outcome } from './outcome';

const quiet = { progress: () => undefined, checkCancelled: () => undefined };

function contactIds(core: Core, query: string, limit: number): number[] {
  const { db } = core;
  const parsed = parseQuery(query);
  const [problem] = parsed.problems;
  if (problem) throw new UsageError(`--query: “${problem.text}” at ${problem.from + 1} ${problem.reason}`);
  const living = db.sql.selectFrom('contact').select('id').where('deleted_at', 'is', null);
  if (hasFilters(parsed)) {
    const left = new Set(filteredContacts(core, query, parsed, core.current()));
    const order = matchingContacts(query)
      ? new Set(rankContacts(db, query, 1_000_000))
      : db.all(living.orderBy('sort_name').orderBy('id')).map(({ id }) => id);
    return [...order].filter((id) => left.has(id)).slice(0, limit);
  }
  if (!matchingContacts(query)) return db.all(living.orderBy('sort_name').orderBy('id').limit(limit)).map(({ id }) => id);
  const alive = new Set(db.all(living).map(({ id }) => id));
  const ranked = [...new Set(rankContacts(db, query, 1_000_000))];
  return ranked.filter((id) => alive.has(id)).slice(0, limit);
}

function contacts(core: Core, args: Arguments): Outcome {
  const now = core.current();
  const rows = contactIds(core, args.query, args.limit ?? Number.MAX_SAFE_INTEGER).map((id) => {
    const { record, fields } = getContact(core.db, id);
    const values = (kind: string) => fields.points.filter((point) => point.kind === kind).map((point) => point.value);
    return {
      uid: record.uid,
      name: record.name,
      emails: values('email'),
      phones: values('phone'),
      organization: [fields.organization, fields.department].filter((part) => part !== '').join(' / '),
      birthday: fields.birthday,
      score: core.board.scoreOf(id, now).score,
    };
  });
  const text = rows.map(
    (row) =>
      `${row.score.toFixed(1).padStart(5)}  ${row.name}${row.organization ? `, ${row.organization}` : ''}${row.emails[0] ? ` <${row.emails[0]}>` : ''}`,
  );
  return { json: rows, text: text.join('\n') };
}

const isoSeconds = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

function explanation(core: Core, args: Arguments): Outcome {
  if (args.contact === null) throw new UsageError('--explain needs --contact UID');
  const found = core.db.find(core.db.sql.selectFrom('contact').select('id').where('uid', '=', args.contact));
  if (!found) throw new AppError('not_found', `there is no contact with the uid “${args.contact}”`);
  const { score, addends, asOf } = explainScore(core, found.id, args.asOf);
  const json = {
    uid: args.contact,
    asOf: isoSeconds(asOf),
    score,
    addends: addends.map(({ at, ...addend }) => ({ ...addend, at: isoSeconds(at) })),
  };
  const lines = addends.map((a) => {
    const factors = a.factors.map((f) => ` × ${f.name} ${f.value.toFixed(3)}`).join('');
    return `${a.left.toFixed(3).padStart(9)}  ${a.to}: ${a.label}, ${isoSeconds(a.at).slice(0, 10)}: ${a.base}${factors} × fade ${a.fade.toFixed(3)}`;
  });
  return {
    json,
    text: [
      `score ${score.score.toFixed(1)}, points ${score.points.toFixed(3)} = trust ${score.trust.toFixed(3)} × components`,
      ...lines,
    ].join('\n'),
  };
}

const nameByUid = query((sql, uid: Slot<string>) => sql.selectFrom('contact').select('name').where('uid', '=', uid));

function score(core: Core, args: Arguments): Outcome {
  if (args.explain) return explanation(core, args);
  const { asOf, running, contacts: all } = scoresAsOf(core, args.asOf ?? core.now());
  const chosen = args.contact === null ? [...all] : [...all].filter(([uid]) => uid === args.contact);
  if (args.contact !== null && chosen.length === 0) throw new AppError('not_found', `there is no contact with the uid “${args.contact}”`);
  const line = ([uid, own]: [string, ContactScore]) =>
    `${own.score.toFixed(1).padStart(5)}  ${own.points.toFixed(2).padStart(8)} points  ${core.db.find(nameByUid(uid))?.name ?? ''}`;
  return {
    json: { asOf: isoSeconds(asOf), running, contacts: Object.fromEntries(chosen) },
    text: [`running ROR ${running.toFixed(2)}`, ...chosen.sort((a, b) => b[1].points - a[1].points).map(line)].join('\n'),
  };
}

function exportFile(core: Core, args: Arguments): Outcome {
  const [file, ...more] = args.operands;
  if (file === undefined || more.length > 0) throw new UsageError('export takes one file');
  const format = exportFormats.find((known) => known === args.format);
  if (!format) throw new UsageError(`--format ${args.format} is not known; ${exportFormats.join(', ')} are`);
  const done = writeExport(core, { file: resolve(file), format, contactIds: null }, quiet);
  const json = { file, counts: done.counts };
  return {
    json,
    text: `${file}: ${countsText(done.counts)}`,
  };
}

function seedProfile(core: Core, args: Arguments): Outcome {
  if (args.contacts === null || args.touchpoints === null) throw new UsageError('seed needs --contacts N and --touchpoints M');
  const counts = seed(core, { contacts: args.contacts, touchpoints: args.touchpoints, seed: args.seed, until: core.now() });
  return {
    json: { counts },
    text: countsText({ ...counts }),
  };
}

export const commands: Record<string, (core: Core, args: Arguments) => Outcome> = {
  import: importFiles,
  contacts,
  score,
  export: exportFile,
  seed: seedProfile,
};
