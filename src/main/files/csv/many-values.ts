import type { ContactPointKind } from '@shared/domain/contact';
import { looksLikeEmail, looksLikePhone } from './cell-looks';

/** Google joins several values of one cell by this. */
export const JOINED = ' ::: ';

const SEPARATED = /[\s,;|]/;
const LINK = /^(?:https?:\/\/|www\.)\S+$/i;

/** All parts but empty ones, if there are several and each is one of its kind. */
function parts(cell: string, separator: RegExp, isOne: (part: string) => boolean): string[] | null {
  const found = cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return found.length > 1 && found.every(isOne) ? found : null;
}

/**
 * The values of a cell that may hold several: `a@x.example; b@x.example`. It is only split where each part is a value by itself,
 * so that nothing is torn apart.
 */
export function valuesOf(kind: ContactPointKind, cell: string): string[] {
  if (!SEPARATED.test(cell)) return [cell];
  if (cell.includes(JOINED)) return cell.split(JOINED);
  if (kind === 'email') return parts(cell, /[\s,;|]+/, looksLikeEmail) ?? [cell];
  if (kind === 'phone') return parts(cell, /[,;|\n]/, looksLikePhoneNumber) ?? [cell];
  if (kind === 'url' || kind === 'social') return parts(cell, /[\s,;|]+/, (part) => LINK.test(part)) ?? [cell];
  return [cell];
}

/** Beside others, seven digits in a row are a number to call too. */
const looksLikePhoneNumber = (part: string): boolean => looksLikePhone(part) || /^\d{6,15}$/.test(part);
