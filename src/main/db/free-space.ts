/** Whether there is room for a copy before it is begun: said at once, rather than after minutes of writing. */
import { type StatsFs, statfsSync, statSync } from 'node:fs';
import { AppError } from '@shared/errors';

export interface Need {
  /** One that is there. */
  folder: string;
  /** What will be written there, at the least. */
  bytes: number;
}

/** Bytes that this user may still write to the disk of a folder; null when the system does not say, as on some network drives. */
function freeBytes(folder: string): number | null {
  let stats: StatsFs;
  try {
    stats = statfsSync(folder);
  } catch {
    // Whether it can be written to at all is found out by writing.
    return null;
  }
  return stats.blocks === 0 ? null : stats.bavail * stats.bsize;
}

/** Two folders of one disk have one; a folder that is not there has one for itself. */
function diskOf(folder: string): number | string {
  return statSync(folder, { throwIfNoEntry: false })?.dev ?? folder;
}

/** As people read it, in powers of a thousand. */
export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/**
 * @param what Begins the sentence: “The backup”.
 * @throws AppError `file` that names the folder, what is needed and what is free; never when the system does not say how much is
 */
export function assertRoom(what: string, needs: readonly Need[]): void {
  for (const onDisk of Map.groupBy(needs, ({ folder }) => diskOf(folder)).values()) {
    const [first] = onDisk;
    if (!first) continue;
    const bytes = onDisk.reduce((sum, need) => sum + need.bytes, 0);
    const free = freeBytes(first.folder);
    if (free === null || free >= bytes) continue;
    const message = `${what} needs at least ${sizeText(bytes)} in “${first.folder}”, where ${sizeText(free)} are free. Make some room there first. Nothing was changed.`;
    throw new AppError('file', message);
  }
}
