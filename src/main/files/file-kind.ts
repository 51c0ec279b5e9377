/** What a file is, by what stands in it. */
export type FileKind = 'vcard' | 'csv' | 'json' | { refused: string };

const SIGNATURES: [bytes: number[], what: string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF document'],
  [[0x1f, 0x8b], 'is a gzip archive; unpack it first'],
  [[0x52, 0x61, 0x72, 0x21], 'is a RAR archive; unpack it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'is a 7-Zip archive; unpack it first'],
  [[0xff, 0xd8, 0xff], 'is a JPEG picture'],
  [[0x89, 0x50, 0x4e, 0x47], 'is a PNG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'is a GIF picture'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Office document; save it as CSV first'],
  [[0x21, 0x42, 0x44, 0x4e], 'is an Outlook data file (PST); export the contacts as CSV from Outlook'],
];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

function bySignature(bytes: Uint8Array, head: string): string | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const office = /\[Content_Types\]\.xml|_rels\/|xl\//.test(head);
    return office ? 'is an Office document; save it as CSV first' : 'is a ZIP archive; unpack it first';
  }
  if (head.startsWith('SQLite format 3')) return 'is an SQLite database';
  return SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1] ?? null;
}

/** Control characters that text has no use for. NUL is judged apart: text with a few of them can be read. */
function isBinary(head: string): boolean {
  let odd = 0;
  let nuls = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 0) nuls++;
    else if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x1b) odd++;
  }
  return odd > head.length / 50 || nuls > head.length / 4;
}

/**
 * @param bytes the file as it is
 * @param text the beginning of its text, decoded
 */
export function detectKind(bytes: Uint8Array, text: string): FileKind {
  const refused = bySignature(bytes, Buffer.from(bytes.subarray(0, 4_096)).toString('latin1'));
  if (refused !== null) return { refused };
  const body = text.replace(/^[\s\ufeff\0]+/, '');
  if (body === '') return { refused: 'is empty' };
  if (/^[ \t]*begin\s*:\s*vcard/im.test(text)) return 'vcard';
  if (isBinary(text)) return { refused: 'is not a text file' };
  if (body.startsWith('{') || body.startsWith('[')) return 'json';
  if (/^begin\s*:\s*vcalendar/i.test(body)) return { refused: 'is a calendar, not an address book' };
  if (/^<(?:\?xml|!doctype|html|[a-z])/i.test(body)) return { refused: 'is an XML or HTML document, which can not be imported' };
  return 'csv';
}
