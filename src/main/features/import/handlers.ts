import type { Core } from '../core';
import type { Handlers } from '../handler';
import { Imports } from './service';

export function importJobs(core: Core): Handlers<'import.preview' | 'import.apply' | 'import.discard'> {
  const imports = new Imports(core);
  return {
    'import.preview': ({ files }, job) => imports.preview(files, job),
    'import.apply': ({ token }, job) => imports.apply(token, job),
    'import.discard': ({ token }) => {
      imports.discard(token);
      return null;
    },
  };
}
