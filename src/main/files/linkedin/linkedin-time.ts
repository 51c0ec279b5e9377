const ISO_LIKE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:UTC|GMT|Z)?$/i;
const LOCAL = /^(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([AP])\.?M\.?)?$/i;

/** Epoch ms of a UTC time that exists; null otherwise. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number | null {
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

/**
 * A time as LinkedIn's archives write it: `2023-05-01 14:22:10 UTC` (messages), `5/12/21, 3:14 PM` (invitations, which name no
 * zone; UTC is the only one that LinkedIn ever names). Epoch ms; null if it is none.
 * @param dayFirst reads `5/12/21` as 5 December
 */
export function parseLinkedInTime(text: string, dayFirst: boolean): number | null {
  const value = text.trim();
  if (value.length > 60) return null;
  const iso = ISO_LIKE.exec(value);
  if (iso) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = iso.slice(1).map((part) => Number(part ?? 0));
    return utc(year, month, day, hour, minute, second);
  }
  const local = LOCAL.exec(value);
  if (!local) return null;
  const [first = 0, second = 0, year = 0, clock = 0, minute = 0, seconds = 0] = local.slice(1, 7).map((part) => Number(part ?? 0));
  const half = local[7]?.toUpperCase();
  if (half !== undefined && (clock < 1 || clock > 12)) return null;
  const hour = half === undefined ? clock : (clock % 12) + (half === 'P' ? 12 : 0);
  const swap = first > 12 || (dayFirst && second <= 12);
  return utc(year < 100 ? 2_000 + year : year, swap ? second : first, swap ? first : second, hour, minute, seconds);
}
