import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

const strictDecoders = new Map<string, TextDecoder | null>();

/** Null for a label that isn't known. */
function strictDecoder(label: string): TextDecoder | null {
  const known = strictDecoders.get(label);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  try {
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    // Not a charset at all: what the file claims is left aside.
  }
  if (strictDecoders.size < 200) strictDecoders.set(label, decoder);
  return decoder;
}

/** The text of `bytes` in the set called `label`; null if that set isn't known or the bytes are not valid in it. */
export function decodeAs(label: string, bytes: Uint8Array): string | null {
  const key = label.trim().toLowerCase();
  if (key === 'utf-8' && !isUtf8(bytes)) return null;
  const decoder = strictDecoder(key);
  if (!decoder) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    // Misdeclared; the caller has other sets to try.
    return null;
  }
}

/** The text of `bytes` in a set that is known to fit, such as one that was guessed from them; what doesn't is U+FFFD. */
export function decodeLeniently(label: string, bytes: Uint8Array): string {
  return decodeAs(label, bytes) ?? new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}
