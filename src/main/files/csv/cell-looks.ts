/** What the value of a cell looks like, where its column doesn't say. */

/** Longer than any address, number or date is; keeps the patterns from taking long. */
const MAX_LENGTH = 320;

export const looksLikeEmail = (cell: string): boolean => cell.length <= MAX_LENGTH && /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(cell.trim());

/** A number with a sign, spaces or brackets of telephone numbers, not just digits, which may be anything. */
export function looksLikePhone(cell: string): boolean {
  if (cell.length > MAX_LENGTH) return false;
  const text = cell.trim();
  const digits = text.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 15 && /^\+?[\d\s()./-]+$/.test(text) && /^\+|^0|[\s()-]/.test(text) && !/^\d{4}-\d{2}-\d{2}/.test(text);
}

const looksLikeLink = (cell: string): boolean => /^https?:\/\//i.test(cell.trim());

/** Something about one person, which no header row has. */
export const looksLikeContact = (cell: string): boolean => looksLikeEmail(cell) || looksLikeLink(cell);

/** That, or a number or date, which a header row mostly has not. */
export const looksLikeData = (cell: string): boolean =>
  looksLikeContact(cell) || (cell.length <= MAX_LENGTH && /\d/.test(cell) && /^[\d\s().,/:+-]*$/.test(cell.trim()));
