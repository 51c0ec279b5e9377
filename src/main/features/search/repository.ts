/** People and touchpoints by words. */
import { fold } from '@shared/domain/fold';
import { parseQuery } from '@shared/domain/people-query';
import type { Database } from '../../db/database';
import { codePoints, phrase, searchedWords } from './words';

/** The trigram index finds nothing shorter. */
const TRIGRAM = 3;

interface Condition {
  /** Selects contact ids. */
  sql: string;
  parameter: string;
}

function likePattern(word: string): string {
  return `%${fold(word).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function condition(word: string): Condition {
  return codePoints(word) >= TRIGRAM
    ? { sql: 'SELECT contact_id FROM person_search WHERE person_search MATCH ?', parameter: phrase(word) }
    : { sql: "SELECT id FROM contact WHERE sort_name LIKE ? ESCAPE '\\'", parameter: likePattern(word) };
}

/** A subquery of the ids of contacts in which every word is found, filters aside; null when there are no words. */
export function matchingContacts(text: string): { sql: string; parameters: string[] } | null {
  const conditions = searchedWords(parseQuery(text)).map(condition);
  if (conditions.length === 0) return null;
  return { sql: conditions.map((c) => c.sql).join(' INTERSECT '), parameters: conditions.map((c) => c.parameter) };
}

/** Ids of at most `limit` contacts, best match first: names weigh ten times as much as the rest. */
export function rankContacts(db: Database, text: string, limit: number): number[] {
  // The longest word is the rarest as a rule, so it drives the search.
  const [first, ...others] = searchedWords(parseQuery(text)).sort((a, b) => codePoints(b) - codePoints(a));
  if (first === undefined) return [];
  const rest = others.map(condition);
  const also = rest.map((c) => ` AND contact_id IN (${c.sql})`).join('');
  if (codePoints(first) >= TRIGRAM) {
    return db
      .prepare(`SELECT contact_id FROM person_search WHERE person_search MATCH ?${also} ORDER BY bm25(person_search, 10.0, 1.0) LIMIT ?`)
      .pluck()
      .all(phrase(first), ...rest.map((c) => c.parameter), limit) as number[];
  }
  const folded = fold(first);
  return db
    .prepare(
      `SELECT id AS contact_id FROM contact WHERE deleted_at IS NULL AND sort_name LIKE ? ESCAPE '\\'${also}
       ORDER BY sort_name NOT LIKE ? || '%', sort_name LIMIT ?`,
    )
    .pluck()
    .all(likePattern(first), ...rest.map((c) => c.parameter), folded, limit) as number[];
}

export interface TouchpointHit {
  id: number;
  kind: string;
  occurred_at: number;
  subject: string;
  body: string;
  contact_id: number;
  name: string;
}

/** Touchpoints whose text holds every word of three or more signs, newest first. */
export function findTouchpoints(db: Database, text: string, limit: number): TouchpointHit[] {
  const query = searchedWords(parseQuery(text))
    .filter((word) => codePoints(word) >= TRIGRAM)
    .map(phrase)
    .join(' ');
  if (query === '') return [];
  return db
    .prepare(
      `SELECT t.id, t.kind, t.occurred_at, t.subject, t.body, c.id AS contact_id, c.name
       FROM (SELECT rowid AS id FROM touchpoint_search WHERE touchpoint_search MATCH ? ORDER BY rowid DESC LIMIT ?) hit
       JOIN touchpoint t ON t.id = hit.id
       JOIN touchpoint_contact tc ON tc.id = (SELECT min(o.id) FROM touchpoint_contact o WHERE o.touchpoint_id = t.id)
       JOIN contact c ON c.id = tc.contact_id
       WHERE c.deleted_at IS NULL ORDER BY t.occurred_at DESC`,
    )
    .all(query, limit) as TouchpointHit[];
}
