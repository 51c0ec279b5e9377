/** Rows whose own page can't be read, put together from what the indexes repeat of them. */
import { indexEntries } from '../../db/pages/b-tree';
import type { PageFile } from '../../db/pages/page-file';
import type { Value } from '../../db/pages/record';
import { fits, type TableShape } from './table-shape';

/** Row number → what is known of a row that `isThere` says is missing. */
export function missingRows(
  file: PageFile,
  roots: ReadonlyMap<string, number>,
  shape: TableShape,
  isThere: (rowid: number) => boolean,
): Map<number, Map<string, Value>> {
  const missing = new Map<number, Map<string, Value>>();
  for (const index of shape.indexes) {
    const root = roots.get(index.name);
    if (root === undefined) continue;
    for (const { values } of indexEntries(file, root)) {
      const rowid = values.at(-1);
      if (typeof rowid !== 'number' || values.length !== index.columns.length || isThere(rowid)) continue;
      const known = missing.get(rowid) ?? new Map<string, Value>();
      missing.set(rowid, known);
      index.columns.forEach((column, i) => {
        if (column !== null && column !== 'rowid') known.set(column, values[i] ?? null);
      });
    }
  }
  return missing;
}

/** What rows need besides what indexes hold. A person gets the name by which they were sorted, a number or address its comparable form. */
function complete(shape: TableShape, known: Map<string, Value>, now: number): void {
  const sortName = known.get('sort_name');
  if (shape.name === 'contact' && typeof sortName === 'string' && sortName !== '') {
    const name = sortName.replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
    known.set('name', name).set('full_name', name).set('created_at', now).set('updated_at', now);
  }
  const normalized = known.get('normalized');
  if (shape.name === 'contact_point' && normalized !== undefined) known.set('value', normalized);
}

/** The columns of a row that are known, or null when too few are. */
export function rowFromIndexes(shape: TableShape, known: Map<string, Value>, now: number): Map<string, Value> | null {
  complete(shape, known, now);
  const values = shape.columns.map(({ name, isRowid }) => (isRowid ? null : (known.get(name) ?? null)));
  return fits(values, shape) ? known : null;
}
