import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of a file in `resources/`, wherever this code was bundled to. */
export function resourcePath(name: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'resources', name);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) throw new Error(`resources/${name} is missing`);
  }
}
