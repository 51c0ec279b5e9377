import type { MappingTarget } from '@shared/domain/csv-mapping';
import { looksLikeEmail, looksLikePhone } from './cell-looks';
import type { ColumnRole } from './column-role';
import { normalizeHeader } from './column-role';
import { parseLooseDate } from './loose-date';
import { targetOfRole } from './mapping-targets';

/** What a word in a header hints at, the more telling first. */
const WORDS: [RegExp, MappingTarget][] = [
  [/refer|introduced by|recommended by/, 'referredBy'],
  [/birth|\bdob\b|geburt/, 'birthday'],
  [/anniversary/, 'anniversary'],
  [/e-?mail|correo/, 'email'],
  [/mobile|cell|handy/, 'mobile'],
  [/\bfax\b/, 'fax'],
  [/phone|\btel\b|telefon/, 'phone'],
  [/linkedin|twitter|facebook|instagram|github|mastodon|tiktok|youtube/, 'social'],
  [/skype|whatsapp|telegram|signal|\bim\b/, 'messenger'],
  [/website|web ?site|\burl\b|homepage/, 'url'],
  [/first ?name|given/, 'given'],
  [/middle/, 'middle'],
  [/last ?name|surname|family name/, 'family'],
  [/nick/, 'nickname'],
  [/post ?code|postal|\bzip\b|plz/, 'postalCode'],
  [/\bcity\b|town/, 'city'],
  [/\bstate\b|province|region/, 'region'],
  [/country/, 'country'],
  [/street|address/, 'street'],
  [/department/, 'department'],
  [/company|organi[sz]ation|employer|firma/, 'organization'],
  [/job|position|\btitle\b/, 'title'],
  [/\btags?\b|labels?|categor|groups?/, 'tags'],
  [/\bnotes?\b|comment|remark/, 'notes'],
  [/\bstage\b/, 'stage'],
  [/full name|contact name|^name$/, 'name'],
];

/**
 * What a column seems to hold: by its name, else by its samples.
 * @param role what the layout of common names says of it
 */
export function guessTarget(role: ColumnRole | null, header: string, samples: readonly string[]): MappingTarget {
  const known = role && targetOfRole(role);
  if (known) return known;
  const text = normalizeHeader(header);
  const hinted = WORDS.find(([word]) => word.test(text))?.[1];
  if (samples.length > 0 && samples.every(looksLikeEmail)) return 'email';
  if (samples.length > 0 && samples.every((sample) => /^https?:\/\//i.test(sample))) return hinted === 'social' ? 'social' : 'url';
  // A header that promises a date and has none is something else.
  const isDate = hinted === 'birthday' || hinted === 'anniversary';
  if (isDate && samples.length > 0 && samples.every((sample) => parseLooseDate(sample, false) === null)) return 'custom';
  if (hinted !== undefined) return hinted;
  return samples.length > 0 && samples.every(looksLikePhone) ? 'phone' : 'custom';
}
