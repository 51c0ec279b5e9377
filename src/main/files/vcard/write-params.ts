import { plainText } from '../content-lines';
import { decodeCarets } from './property';

/** RFC 6868, which updates vCard 4.0; in 3.0 only where nothing else keeps the value. */
function encodeCarets(value: string, version: '3.0' | '4.0'): string {
  const needed = /["\n]/.test(value) || (version === '4.0' ? value.includes('^') : decodeCarets(value) !== value);
  return needed ? value.replaceAll('^', '^^').replaceAll('\n', '^n').replaceAll('"', "^'") : value;
}

/** A parameter's value, in quotes where it needs them. Control characters are left out. */
export function paramText(value: string, version: '3.0' | '4.0'): string {
  const encoded = encodeCarets(plainText(value), version);
  return /[,:;]|^\s|\s$/.test(encoded) ? `"${encoded}"` : encoded;
}
