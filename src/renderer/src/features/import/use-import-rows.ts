import type { ImportRow, ImportShown } from '@shared/import-views';
import { useEffect } from 'react';
import { request } from '../../api';
import { type PagedRows, rowsCache, usePagedRows } from '../../store/paged-rows';

/** Which rows of which file. */
export interface RowsQuestion {
  token: string;
  file: string;
  show: ImportShown;
  /** `''`: all. */
  text: string;
}

interface RowsQuery extends RowsQuestion {
  /** Of the decisions made so far; each may change any row. */
  decisions: number;
}

/** The most that one request gives. */
const MOST = 500;

const cache = rowsCache<RowsQuery, ImportRow>({
  ask: async ({ decisions: _decisions, ...question }, offset, limit) => await request('import.rows', { ...question, offset, limit }),
  // The preview is of the files; what changed since is matched when it is written.
  changedBy: () => false,
});

/** The rows of a file of the preview, by index. */
export function useImportRows(query: RowsQuery): PagedRows<ImportRow> {
  useEffect(
    () => () => {
      cache.useRows.setState({ key: '', total: null, pages: new Map(), error: null });
      cache.wanted = '';
    },
    [],
  );
  return usePagedRows(cache, query);
}

/** The numbers of the rows from one index to another, both included; those that can't be imported are not among them. */
export async function rowNumbers(question: RowsQuestion, first: number, last: number): Promise<number[]> {
  const found: number[] = [];
  let offset = first;
  while (offset <= last) {
    const { rows } = await request('import.rows', { ...question, offset, limit: Math.min(MOST, last - offset + 1) });
    if (rows.length === 0) break;
    found.push(...decidable(rows));
    offset += rows.length;
  }
  return found;
}

/** The numbers of those rows that something can be decided about. */
export function decidable(rows: readonly ImportRow[]): number[] {
  return rows.filter(({ outcome }) => outcome !== 'skip').map(({ row }) => row);
}
