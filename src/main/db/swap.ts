/**
 * Puts another database in the place of a profile's own. What is to be done is written down first, so that whoever opens the
 * profile next finishes it: at no instant does a half-done swap, or no database, pass for the profile's.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { removeSums } from './sums/sums-file';

const MARK = 'rapport.db.swap';
/** What belongs to a database besides its file. Beside another database it would be taken for that one's. */
const BELONGINGS = ['-wal', '-shm', '-journal'];

interface SwapPlan {
  /** The new database, complete and closed, by its name in the profile folder. */
  incoming: string;
  /** What the present one is called from then on. */
  keepAs: string;
}

function sync(path: string): void {
  // Folders can't be opened like that on Windows, where a rename is on the disk by itself.
  if (process.platform === 'win32') return;
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function readPlan(mark: string): SwapPlan {
  const plan: unknown = JSON.parse(readFileSync(mark, 'utf8'));
  if (typeof plan !== 'object' || plan === null || !('incoming' in plan) || !('keepAs' in plan)) throw new Error('a swap without a plan');
  const { incoming, keepAs } = plan;
  if (typeof incoming !== 'string' || typeof keepAs !== 'string') throw new Error('a swap without a plan');
  // Names, not paths: nothing outside of the folder is touched.
  return { incoming: basename(incoming), keepAs: basename(keepAs) };
}

function move(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

/** A name for the present database that no file has, with the day. */
function keptName(profileDir: string, file: string, at: Date): string {
  const stem = `${file.replace(/\.db$/, '')}-damaged-${at.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}.db` : `${stem}-${number}.db`;
    if (['', ...BELONGINGS].every((end) => !existsSync(join(profileDir, name + end)))) return name;
  }
}

/** A swap was begun, and will be finished by whoever opens the profile next. */
export function isSwapBegun(profileDir: string): boolean {
  return existsSync(join(profileDir, MARK));
}

/** Finishes a swap that was begun; every step may have been done already. */
export function finishSwap(profileDir: string, file: string): void {
  const mark = join(profileDir, MARK);
  if (!existsSync(mark)) return;
  const { incoming, keepAs } = readPlan(mark);
  const own = join(profileDir, file);
  const kept = join(profileDir, keepAs);
  const next = join(profileDir, incoming);
  if (!existsSync(kept) && existsSync(next)) {
    // The log first: without its database it means nothing, with another one it would be written into that.
    for (const end of BELONGINGS) move(own + end, kept + end);
    removeSums(own);
    move(own, kept);
  }
  move(next, own);
  sync(profileDir);
  rmSync(mark);
  sync(profileDir);
}

/**
 * Swaps the profile's database, which nobody has open, for another one, and keeps it beside.
 * @param file The database's name in the folder.
 * @param incoming Its successor in the same folder, complete, synced and without a log.
 * @returns What the old one is called now, in the same folder; null when there was none.
 */
export function swapDatabase(profileDir: string, file: string, incoming: string, at: Date): string | null {
  const keepAs = keptName(profileDir, file, at);
  const mark = join(profileDir, MARK);
  const plan: SwapPlan = { incoming, keepAs };
  const aside = `${mark}.part`;
  writeFileSync(aside, JSON.stringify(plan), { flush: true });
  renameSync(aside, mark);
  sync(profileDir);
  finishSwap(profileDir, file);
  const hasKept = ['', ...BELONGINGS].some((end) => existsSync(join(profileDir, keepAs + end)));
  return hasKept ? keepAs : null;
}
