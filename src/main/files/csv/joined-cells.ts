/** Several values in one cell, as Google joins them: `a ::: b`. Three colons in a value get a backslash before them. */

const SEPARATOR = / ?(?<![\\:]):::(?!:) ?/;
const THREE_COLONS = /(?<!:):::(?!:)/g;
const ESCAPED = /\\:::(?!:)/g;

export function joinCell(values: readonly string[]): string {
  const [first] = values;
  if (first === undefined) return '';
  if (values.length === 1 && !first.includes(':::')) return first;
  return values.map((value) => (value.includes(':::') ? value.replace(THREE_COLONS, '\\:::') : value)).join(' ::: ');
}

/** The inverse of `joinCell`, but for one value that is empty: no values give the same cell. */
export function splitCell(cell: string): string[] {
  if (cell === '') return [];
  if (!cell.includes(':::')) return [cell];
  return cell.split(SEPARATOR).map((value) => value.replace(ESCAPED, ':::'));
}
