/** The search index against the rows: each is there, no other is, and it is found by what it says. */
import type { Core } from '../core';
import { type Check, Faults, type Pause } from './verify-check';

/** What the triggers index, for each table; the row ids are those of the index. */
const indexed = {
  contact: `SELECT id, id * 4 AS place, iif(lower(name) = sort_name, name, name || ' ' || sort_name) || ' ' || nicknames AS one,
    organization || ' ' || department || ' ' || title || ' ' || notes AS two FROM contact`,
  contact_point: `SELECT id, id * 4 + 1 AS place, '' AS one, iif(kind = 'phone', value || ' ' || normalized, value) AS two FROM contact_point`,
  contact_tag: `SELECT contact_tag.id, contact_tag.id * 4 + 2 AS place, '' AS one, tag.name AS two FROM contact_tag JOIN tag ON tag.id = tag_id`,
  contact_role: `SELECT id, id * 4 + 3 AS place, '' AS one, organization || ' ' || department || ' ' || title AS two FROM contact_role`,
  touchpoint: `SELECT id, id AS place, subject AS one, body AS two FROM touchpoint WHERE subject <> '' OR body <> ''`,
};
type Indexed = keyof typeof indexed;

const indexes: { name: string; columns: [one: string, two: string]; tables: Indexed[] }[] = [
  { name: 'person_search', columns: ['name', 'detail'], tables: ['contact', 'contact_point', 'contact_tag', 'contact_role'] },
  { name: 'touchpoint_search', columns: ['subject', 'body'], tables: ['touchpoint'] },
];

/**
 * So many rows of a table are looked up by what they say, or as many as there is time for: in an index of a million rows one look
 * takes milliseconds. So many are looked up however long it takes.
 */
const LOOKED_UP = { most: 5_000, least: 200, milliseconds: 2_000 };
/** So much of a text is searched for, from its beginning and from its end. */
const PHRASE = 120;

/**
 * Parts of a text that the index must know; none for less than three letters, which make no trigram. Accents written as characters
 * of their own do not count as letters, and what comes after a NUL can't be asked for.
 */
function phrasesOf(text: string): string[] {
  const letters = [...text.normalize('NFC')];
  const parts = text.includes('\0') ? [] : letters.length <= 2 * PHRASE ? [letters] : [letters.slice(0, PHRASE), letters.slice(-PHRASE)];
  return parts.map((part) => part.join('')).filter((part) => part.replace(/\p{M}/gu, '').length >= 3);
}

const quoted = (phrase: string) => `"${phrase.replaceAll('"', '""')}"`;

/** Looks rows up by their own words, from all over the table; returns how many. */
function lookUp(core: Core, index: (typeof indexes)[number], table: Indexed, faults: Faults, pause: Pause): number {
  const { raw } = core.db;
  const scattered = raw.prepare(`SELECT id FROM (${indexed[table]}) ORDER BY (id * 2654435761) % 4294967296 LIMIT ?`).pluck();
  const textsOf = raw.prepare(`SELECT place, one, two FROM (${indexed[table]}) WHERE id = ?`);
  const find = raw.prepare(`SELECT 1 FROM ${index.name} WHERE ${index.name} MATCH ? AND rowid = ?`).pluck();
  const until = performance.now() + LOOKED_UP.milliseconds;
  let count = 0;
  for (const id of scattered.all(LOOKED_UP.most)) {
    if (count >= LOOKED_UP.least && performance.now() > until) break;
    if (count % 100 === 0) pause();
    count += 1;
    const row = textsOf.get(id) as { place: number; one: string; two: string };
    const queries = [row.one, row.two].flatMap((text, column) =>
      phrasesOf(text).map((phrase) => `${index.columns[column]} : ${quoted(phrase)}`),
    );
    if (queries.some((query) => find.get(query, row.place) === undefined)) faults.add(`a row of ${table} can’t be found by what it says`);
  }
  return count;
}

export function searchIndex(core: Core, pause: Pause): Check {
  const faults = new Faults();
  let rows = 0;
  let lookedUp = 0;
  for (const index of indexes) {
    const all = index.tables.map((table) => `SELECT place FROM (${indexed[table]})`).join(' UNION ALL ');
    const one = (sql: string) => Number(core.db.prepare(sql).pluck().get());
    const expected = one(`SELECT count(*) FROM (${all})`);
    const missing = one(`SELECT count(*) FROM (${all}) WHERE place NOT IN (SELECT rowid FROM ${index.name})`);
    const there = one(`SELECT count(*) FROM ${index.name}`);
    if (missing > 0) faults.add(`${missing} rows are missing in ${index.name}`);
    if (there + missing > expected) faults.add(`${there + missing - expected} rows too many in ${index.name}`);
    pause();
    rows += expected;
    for (const table of index.tables) lookedUp += lookUp(core, index, table, faults, pause);
  }
  return faults.check('search index', `${rows} rows can be found; ${lookedUp} were looked up by what they say`);
}
