/** Profiles full of invented people, made once per run and size. */
import { cpSync } from 'node:fs';
import { openDatabase } from '../src/main/db/database';
import { Core } from '../src/main/features/core';
import { seed } from '../src/main/features/seed/service';
import type { Tools } from './row';

const seeded = new Map<string, string>();

/** A profile folder of this size, shared by all that only read it. */
export function sharedProfile(tools: Tools, contacts: number, touchpoints: number): string {
  const key = `${contacts} ${touchpoints}`;
  const known = seeded.get(key);
  if (known !== undefined) return known;
  tools.say(`making ${contacts} people with ${touchpoints} touchpoints`);
  const dir = tools.folder('profile');
  const db = openDatabase(dir);
  try {
    // Only the making is hurried; whoever measures opens the file as the program does.
    db.raw.pragma('synchronous = OFF');
    db.raw.pragma('cache_size = -600000');
    seed(new Core({ db }), { contacts, touchpoints, seed: 1, until: Date.now() });
    // As a profile is that was closed in order, so that a copy of it is complete.
    db.raw.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  seeded.set(key, dir);
  return dir;
}

/** A copy of a profile, to be written to. */
export function copyOf(tools: Tools, profile: string): string {
  const dir = tools.folder('copy');
  cpSync(profile, dir, { recursive: true });
  return dir;
}

/** Runs `work` with the services on a profile. */
export async function withCore<T>(profile: string, work: (core: Core) => T | Promise<T>): Promise<T> {
  const db = openDatabase(profile);
  try {
    return await work(new Core({ db }));
  } finally {
    db.close();
  }
}
