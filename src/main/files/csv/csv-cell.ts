const NEEDS_QUOTES = /[",\r\n]/;

/** A cell of a CSV record (RFC 4180): in quotes where it must be. */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
