/**
 * Undoes the escapes of a text value (RFC 6350 3.4): `\n` and `\N` are line breaks, `\,` `\;` `\\` stand for themselves.
 * `\:` `\"` `\'` too, since many programs write them. A backslash before anything else is kept (vCard 2.1 has no escapes).
 */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([nN,;:"'\\])/g, (_, code: string) => (code === 'n' || code === 'N' ? '\n' : code));
}

/** Splits at each `separator` that isn't escaped; the parts are still escaped. */
export function splitEscaped(text: string, separator: string): string[] {
  if (!text.includes('\\')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === separator) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** The components of a structured value such as N or ADR, as text. */
export function structured(text: string): string[] {
  const parts = splitEscaped(text, ';');
  return text.includes('\\') ? parts.map(unescapeText) : parts;
}

/** A value on one line, as vCard 3.0 and 4.0 write it: line breaks in it become `\n`. */
export function onOneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/\r\n?|\n/g, '\\n') : text;
}
