/** Whom the names of a line mean. */
import { NAMESAKES_MAX } from '@shared/contract-log';
import { fold } from '@shared/domain/fold';
import type { PersonMatch } from '@shared/log-line/log-line';
import { nameFits, nameWords } from '@shared/log-line/names';
import type { Namesakes } from '@shared/log-views';
import type { Core } from '../core';
import { codePoints } from '../search/service';
import { findByEmail, findByName, findInNames, type NamesakeRow } from './repository';

/** The search index finds nothing shorter. */
const TRIGRAM = 3;

function nicknamesOf({ nicknames }: NamesakeRow): string[] {
  const list: unknown = JSON.parse(nicknames);
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}

function rowsFor({ db }: Core, name: string): NamesakeRow[] {
  const indexed = nameWords(name).filter((word) => codePoints(word) >= TRIGRAM);
  const found = findByName(db, fold(name));
  return indexed.length === 0 ? found : [...found, ...findInNames(db, indexed)];
}

/** People called that, nearest first: those with more points are more likely meant. */
export function namesakes(core: Core, name: string): PersonMatch[] {
  const trimmed = name.trim();
  const now = core.current();
  const points = core.board.rank('points', now);
  const rows = trimmed.includes('@') ? findByEmail(core.db, trimmed) : rowsFor(core, trimmed);
  const people = [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => ({ ...row, nicknames: nicknamesOf(row) }));
  const fitting = trimmed.includes('@') ? people : nameFits(trimmed, people);
  return fitting
    .sort((a, b) => points(b.id) - points(a.id) || a.id - b.id)
    .slice(0, NAMESAKES_MAX)
    .map(({ id, name: full, organization }) => ({ id, name: full, organization }));
}

export function findNamesakes(core: Core, names: readonly string[]): Namesakes {
  return Object.fromEntries(names.map((name) => [name, namesakes(core, name)]));
}
