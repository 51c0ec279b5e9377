/** Photos as files bring them: base64 text, with or without a word on what it is. */

/** What a photo may weigh once decoded. */
export const MAX_PHOTO_BYTES = 20 * 1024 * 1024;

export interface Photo {
  mediaType: string;
  bytes: Uint8Array;
}

/** The media type that the first bytes of an image show (the magic numbers of its format); null if it is none we know. */
export function sniffImage(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xd8 && c === 0xff) return 'image/jpeg';
  if (a === 0x89 && b === 0x50 && c === 0x4e && d === 0x47) return 'image/png';
  if (a === 0x47 && b === 0x49 && c === 0x46 && d === 0x38) return 'image/gif';
  if (a === 0x42 && b === 0x4d) return 'image/bmp';
  const text = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (/^ftyp(?:avif|avis)/.test(text.slice(4))) return 'image/avif';
  if (/^ftyp(?:heic|heix|mif1)/.test(text.slice(4))) return 'image/heic';
  return null;
}

/** `JPEG`, `image/jpeg` or `jpg` as a media type; null if it names no image. */
export function imageType(declared: string): string | null {
  const text = declared.trim().toLowerCase();
  if (/^image\/[a-z0-9.+-]{1,50}$/.test(text)) return text === 'image/jpg' ? 'image/jpeg' : text;
  if (text === 'jpg') return 'image/jpeg';
  return /^(?:jpeg|png|gif|webp|bmp|tiff|avif|heic)$/.test(text) ? `image/${text}` : null;
}

/**
 * A photo from its base64 text, white space in it aside. What the bytes show wins over what was declared, which is often wrong.
 * @returns the reason, to stand after "the photo", if it is not usable
 */
export function decodePhoto(base64: string, declared: string | null): Photo | { reason: string } {
  const text = /\s/.test(base64) ? base64.replace(/\s+/g, '') : base64;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  if (digits === 0) return { reason: 'is empty' };
  // Looked for from the wrong side: to match megabytes of good characters, a regular expression needs as much memory again.
  const foreign = /[-_]/.test(text) ? /[^A-Za-z0-9_-]/ : /[^A-Za-z0-9+/]/;
  if (digits % 4 === 1 || foreign.test(text.slice(0, digits))) return { reason: 'is broken and was left out' };
  const size = Math.floor((digits * 3) / 4);
  if (size > MAX_PHOTO_BYTES) return { reason: `is larger than ${MAX_PHOTO_BYTES / 1024 / 1024} MB and was left out` };
  // Of its own, not from the pool that small buffers share: it goes to another thread.
  const bytes = Buffer.allocUnsafeSlow(size);
  const written = bytes.write(text, 'base64');
  if (written !== size) return { reason: 'is broken and was left out' };
  const mediaType = sniffImage(bytes) ?? declared;
  if (mediaType === null) return { reason: 'is in no known image format and was left out' };
  return { mediaType, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, size) };
}
