import { resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');
/** What may be deleted at any time and outlives `npm ci`. */
export const cacheDir = resolve(root, '.cache');
/** What a build writes. */
export const outDir = resolve(root, 'out');
