/** Which file an app:// address stands for, and the headers it is served with. */
import { extname, join, normalize, sep } from 'node:path';
import { appOrigin } from './origin';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Scripts, styles, pictures and fonts of our own only; nothing is fetched. Mantine sets styles on elements. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const deniedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
]
  .concat(['payment', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'])
  .map((feature) => `${feature}=()`)
  .join(', ');

/** The file below `root` that `url` stands for; null for an address that is not ours or leads out of `root`. */
export function assetFile(root: string, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, protocol, host, pathname } = new URL(url);
  if (origin !== appOrigin && `${protocol}//${host}` !== appOrigin) return null;
  const path = decoded(pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(root, path === '/' ? 'index.html' : path));
  return file.startsWith(root + sep) ? file : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // Not a valid escape: no file has such a name.
    return null;
  }
}

/** @returns null for a kind of file that is never served. */
export function assetHeaders(file: string): Record<string, string> | null {
  const mediaType = mediaTypes[extname(file)];
  if (mediaType === undefined) return null;
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': contentSecurityPolicy,
    'Permissions-Policy': deniedFeatures,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}
