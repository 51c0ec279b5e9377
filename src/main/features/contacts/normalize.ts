/** Ways to reach somebody in the form in which two of them are compared. */
import type { ContactPointKind } from '@shared/domain/contact';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

let region: CountryCode | null = null;

/** The region of the user's locale; asked for once, since working it out takes 10 ms. */
function localRegion(): CountryCode {
  region ??= (new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? 'US') as CountryCode;
  return region;
}

/** The address inside `Name <address>`, in small letters. */
function email(value: string): string {
  const inBrackets = /<([^<>]+)>\s*$/.exec(value);
  return (inBrackets?.[1] ?? value)
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
}

/** E.164 where the number tells, or the local region completes it; digits otherwise; words stay words. */
function phone(value: string): string {
  const text = value.trim().toLowerCase().replace(/^tel:/, '');
  const number = text.replace(/[\s;,]*(?:;ext=|ext\.?|x|p|w|[;,]).*$/, '');
  const digits = number.replace(/\D/g, '');
  if (digits === '' || /\p{L}/u.test(number)) return text;
  if (number.startsWith('+')) return `+${digits}`;
  if (digits.startsWith('00') && digits.length > 8) return `+${digits.slice(2)}`;
  if (digits.length < 7) return digits;
  return parsePhoneNumberFromString(number, localRegion())?.number ?? digits;
}

function link(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?(?:www\.)?/, '')
    .replace(/\/+$/, '');
}

/** @param value as given; the result is for comparing only and is never shown. */
export function normalizePoint(kind: ContactPointKind, value: string): string {
  if (kind === 'email') return email(value);
  if (kind === 'phone') return phone(value);
  return link(value);
}
