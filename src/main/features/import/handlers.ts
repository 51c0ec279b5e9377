import type { Core } from '../core';
import type { Handlers } from '../handler';
import { Imports } from './service';

export function importJobs(
  core: Core,
): Handlers<'import.preview' | 'import.map' | 'import.count' | 'import.rows' | 'import.decide' | 'import.apply' | 'import.discard'> {
  const imports = new Imports(core);
  return {
    'import.preview': ({ files }, job) => imports.preview(files, job),
    'import.map': ({ token, file, mapping }, job) => imports.map(token, file, mapping, job),
    'import.count': ({ token, file, mapping }, job) => imports.count(token, file, mapping, job),
    'import.rows': ({ token, file, ...wanted }) => imports.rows(token, file, wanted),
    'import.decide': ({ token, file, rows, show, text, decision }) => imports.decide(token, file, rows, show, decision, text),
    'import.apply': ({ token }, job) => imports.apply(token, job),
    'import.discard': ({ token }) => {
      imports.discard(token);
      return null;
    },
  };
}
