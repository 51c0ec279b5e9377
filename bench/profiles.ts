/** Profiles full of invented people, made once per size and day. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { localDateOf } from '@shared/domain/dates';
import { openDatabase } from '../src/main/db/database';
import { Core } from '../src/main/features/core';
import { seed } from '../src/main/features/seed/service';
import type { Tools } from './row';
import { seedDigest } from './seed-digest';

/** Outlives a run and may be deleted at any time. */
const KEPT = resolve('.cache/bench');
const seeded = new Map<string, string>();
let generation: string | undefined;

/** What the names of kept profiles begin with: they are good for a day, as their touchpoints end when they were made. */
function ofToday(): string {
  generation ??= `${localDateOf(Date.now())}-${seedDigest()}`;
  return generation;
}

function make(dir: string, contacts: number, touchpoints: number): void {
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
}

/** A profile folder of this size in the cache, made if it is not there. Nobody opens it, so that every run begins with the same. */
function kept(tools: Tools, contacts: number, touchpoints: number): string {
  const dir = join(KEPT, `${ofToday()}-${contacts}-${touchpoints}`);
  if (existsSync(dir)) return dir;
  tools.say(`making ${contacts} people with ${touchpoints} touchpoints`);
  mkdirSync(KEPT, { recursive: true });
  for (const name of readdirSync(KEPT)) if (!name.startsWith(ofToday())) rmSync(join(KEPT, name), { recursive: true, force: true });
  const unfinished = mkdtempSync(join(KEPT, `${ofToday()}-unfinished-`));
  try {
    make(unfinished, contacts, touchpoints);
    renameSync(unfinished, dir);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another run may have been as quick.
    if (!existsSync(dir)) throw error;
  }
  return dir;
}

/** A profile folder of this size, shared by all that only read it. */
export function sharedProfile(tools: Tools, contacts: number, touchpoints: number): string {
  const key = `${contacts} ${touchpoints}`;
  const known = seeded.get(key);
  if (known !== undefined) return known;
  const dir = copyOf(tools, kept(tools, contacts, touchpoints));
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
