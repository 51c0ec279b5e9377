import { isZip, zipEntries } from './zip';

/** What a file is, by what stands in it. */
export type FileKind = 'vcard' | 'csv' | 'json' | { refused: string };

const SIGNATURES: [bytes: number[], what: string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF document'],
  [[0x1f, 0x8b], 'is a gzip archive; unpack it first'],
  [[0x42, 0x5a, 0x68], 'is a bzip2 archive; unpack it first'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'is an xz archive; unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'is a Zstandard archive; unpack it first'],
  [[0x52, 0x61, 0x72, 0x21], 'is a RAR archive; unpack it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'is a 7-Zip archive; unpack it first'],
  [[0xff, 0xd8, 0xff], 'is a JPEG picture'],
  [[0x89, 0x50, 0x4e, 0x47], 'is a PNG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'is a GIF picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'is a TIFF picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'is a TIFF picture'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Office document; save it as CSV first'],
  [[0x21, 0x42, 0x44, 0x4e], 'is an Outlook data file (PST); export the contacts as CSV from Outlook'],
  [[0x7f, 0x45, 0x4c, 0x46], 'is a program'],
  [[0x62, 0x70, 0x6c, 0x69, 0x73, 0x74], 'is a property list of Apple’s, which can not be imported; export a vCard file from Contacts'],
];

/** What begins with these words is no table, though it is text. */
const TEXTS: [start: RegExp, what: string][] = [
  [/^\{\\rtf/, 'is a rich text document; save it as CSV first'],
  [/^age-encryption\.org\/v\d/, 'is encrypted; if it is a backup of Rapport, restore it in the settings'],
  [/^-----BEGIN [A-Z ]+-----/, 'is a certificate, a key or encrypted'],
  [/^begin\s*:\s*vcalendar/i, 'is a calendar, not an address book'],
  [/^(?:version: *\d+\s+)?dn::? /i, 'is an LDIF file, which can not be imported; export vCard or CSV instead'],
  [
    /^<\?xml[^>]*>\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:\w+:)?vcards?[\s>]/i,
    'is an xCard, which is vCard as XML; export a vCard file (.vcf) instead',
  ],
  [/^<(?:!doctype\s+html|html|head|body|table)\b/i, 'is a web page (HTML), which can not be imported'],
  [/^<(?:\?xml|!doctype|[a-z])/i, 'is an XML or HTML document, which can not be imported'],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

/** What an archive is, by the names of what is in it. */
function zipKind(bytes: Uint8Array, head: string): string {
  const names = zipEntries(bytes).map(({ name }) => name);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^xl\//)) return 'is an Excel workbook; save it as CSV first';
  if (has(/^word\/|^ppt\//)) return 'is an Office document, not a list of people';
  if (has(/^Index(?:\.zip|\/Document\.iwa)$/)) return 'is a Numbers, Pages or Keynote document; export it as CSV first';
  if (has(/^content\.xml$/)) return 'is an OpenDocument file; save it as CSV first';
  if (has(/^manifest\.json$/) && has(/\.(?:sqlite3?|db|rapport)$/)) return 'is a backup of Rapport; restore it in the settings';
  if (/\[Content_Types\]\.xml|_rels\/|xl\//.test(head)) return 'is an Office document; save it as CSV first';
  const useful = names.filter((name) => /\.(?:csv|vcf|vcard|json)$/i.test(name) && !name.includes('__MACOSX/'));
  const inner = names.find((name) => /\.(?:zip|gz|tgz|bz2|xz|7z|rar|tar)$/i.test(name) && !name.includes('__MACOSX/'));
  if (useful.length === 0 && inner !== undefined)
    return `is a ZIP archive with an archive in it, ${inner.slice(inner.lastIndexOf('/') + 1).slice(0, 60)}, which is not opened; unpack it and choose that one`;
  if (useful.length === 0) return 'is a ZIP archive; unpack it first';
  const listed = useful.slice(0, 3).map((name) => name.slice(name.lastIndexOf('/') + 1).slice(0, 60));
  const more = useful.length > listed.length ? ` and ${useful.length - listed.length} more` : '';
  return `is a ZIP archive with ${listed.join(', ')}${more}; unpack it first and choose those`;
}

function bySignature(bytes: Uint8Array, head: string): string | null {
  if (isZip(bytes)) return zipKind(bytes, head);
  if (head.startsWith('SQLite format 3')) return 'is an SQLite database';
  if (head.slice(4, 8) === 'ftyp') return 'is a picture or a video';
  if (head.startsWith('RIFF')) return 'is a picture, a sound or a video';
  if (head.slice(257, 262) === 'ustar') return 'is a tar archive; unpack it first';
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
  const notATable = TEXTS.find(([start]) => start.test(body));
  if (notATable) return { refused: notATable[1] };
  if (body.startsWith('{') || body.startsWith('[')) return 'json';
  return 'csv';
}
