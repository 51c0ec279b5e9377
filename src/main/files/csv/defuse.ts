/**
 * What a spreadsheet would run when it opens the file: a cell that begins with one of `= + - @`, also full-width, or a tab or
 * line break, also after quotes and white space (OWASP, CSV Injection). An apostrophe first is part of it, so that defusing has
 * an inverse.
 */
const DANGEROUS = /^['"\s]*[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet runs: with an apostrophe before what it would. */
export function defuse(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

/** The inverse of `defuse`. A cell that somebody wrote without an apostrophe stays as it is. */
export function undefuse(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell;
}
