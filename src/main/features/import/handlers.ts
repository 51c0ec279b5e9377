import type { Core } from '../core';
import type { Handlers, JobControl } from '../handler';
import { Imports } from './service';

/** @param keep backs up what is there before anything is written */
export function importJobs(
  core: Core,
  keep: (job: JobControl) => Promise<void> = async () => undefined,
): Handlers<'import.preview' | 'import.map' | 'import.count' | 'import.rows' | 'import.decide' | 'import.apply' | 'import.discard'> {
  const imports = new Imports(core);
  return {
    'import.preview': ({ files }, job) => imports.preview(files, job),
    'import.map': ({ token, file, mapping }, job) => imports.map(token, file, mapping, job),
    'import.count': ({ token, file, mapping }, job) => imports.count(token, file, mapping, job),
    'import.rows': ({ token, file, ...wanted }) => imports.rows(token, file, wanted),
    'import.decide': ({ token, file, rows, show, text, decision }) => imports.decide(token, file, rows, show, decision, text),
    'import.apply': async ({ token }, job) => {
      await keep(job);
      return await imports.apply(token, job);
    },
    'import.discard': ({ token }) => {
      imports.discard(token);
      return null;
    },
  };
}
