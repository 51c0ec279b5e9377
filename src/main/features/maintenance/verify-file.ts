/** The pages of the file, compared with what they held when the program was closed. */
import { forgetHandle, lastingHandle } from '../../db/lasting-handle';
import { changedPages, toldOf } from '../../db/sums/inspect-sums';
import type { Core } from '../core';
import type { Check, Pause } from './verify-check';

const NAME = 'file';

export function fileAsLeft(core: Core, pause: Pause): Check {
  const { raw } = core.db;
  const unknown = { name: NAME, ok: true, detail: 'nothing is known yet to compare the file with' };
  if (raw.memory || raw.inTransaction) return unknown;
  try {
    const changed = changedPages(raw, lastingHandle(raw.name), pause);
    if (changed === null) return unknown;
    if (changed.pages.length > 0) return { name: NAME, ok: false, detail: `something else changed the file: ${toldOf(changed)}` };
    return { name: NAME, ok: true, detail: `${changed.compared} pages are as Rapport left them` };
  } finally {
    // There locks belong to handles, and a file that somebody has open can't be replaced.
    if (process.platform === 'win32') forgetHandle(raw.name);
  }
}
