/** Damages copies of a database in many ways, the same for the same seed, and looks what a salvage gets out of them. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openDatabase } from '../../src/main/db/database';
import { Core } from '../../src/main/features/core';
import { salvage } from '../../src/main/features/salvage/service';
import { loadSample } from '../../src/main/features/sample/service';
import { Random } from '../../src/main/features/seed/random';
import { seed } from '../../src/main/features/seed/service';

const PAGE = 4096;

export const damageKinds = ['bytes', 'pages', 'truncated', 'header', 'roots', 'noise', 'torn'] as const;
export type DamageKind = (typeof damageKinds)[number];

/** A profile with people, touchpoints, history, long notes and everything else; gives its database's path, closed. */
export function buildVictim(dir: string, contacts = 1_200, touchpoints = 4_000): string {
  const db = openDatabase(dir);
  const core = new Core({ db, now: () => Date.UTC(2026, 10, 1, 12) });
  seed(core, { contacts, touchpoints, seed: 7, until: core.now() });
  loadSample(core);
  // Long enough for a chain of pages.
  const note = 'What was said, in all its length. '.repeat(700);
  core.act('Long notes', () => {
    for (const id of [3, 70, 200]) db.raw.prepare('UPDATE contact SET notes = ? WHERE id = ?').run(`${id} ${note}`, id);
  });
  db.close();
  const raw = new BetterSqlite3(join(dir, 'rapport.db'));
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.pragma('journal_mode = DELETE');
  raw.close();
  return join(dir, 'rapport.db');
}

/** Changes the bytes in place; gives the pages that are not as they were. */
export function damage(bytes: Buffer, kind: DamageKind, random: Random): { bytes: Buffer; hurt: Set<number> } {
  const pages = bytes.length / PAGE;
  const hurt = new Set<number>();
  const any = () => random.integer(pages) + 1;
  const wipe = (page: number, fill: (at: number) => number) => {
    hurt.add(page);
    for (let at = (page - 1) * PAGE; at < page * PAGE; at += 1) bytes[at] = fill(at);
  };
  switch (kind) {
    case 'bytes':
      for (let i = 0; i < 60; i += 1) {
        const at = random.integer(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 + random.integer(255));
        hurt.add(Math.floor(at / PAGE) + 1);
      }
      return { bytes, hurt };
    case 'pages':
      for (let i = 0; i < 1 + random.integer(12); i += 1) wipe(any(), () => 0);
      return { bytes, hurt };
    case 'noise':
      for (let i = 0; i < 1 + random.integer(12); i += 1) wipe(any(), () => random.integer(256));
      return { bytes, hurt };
    case 'truncated': {
      const length = Math.floor(bytes.length * (0.3 + random.next() * 0.69));
      for (let page = Math.floor(length / PAGE) + 1; page <= pages; page += 1) hurt.add(page);
      return { bytes: bytes.subarray(0, length), hurt };
    }
    case 'header':
      hurt.add(1);
      for (let at = 0; at < (random.integer(2) === 0 ? 100 : PAGE); at += 1) bytes[at] = random.integer(256);
      return { bytes, hurt };
    case 'roots':
      // Where most tables begin.
      for (let i = 0; i < 6; i += 1) wipe(2 + random.integer(60), () => 0);
      return { bytes, hurt };
    case 'torn': {
      // A write of several sectors that ended halfway, several times.
      for (let i = 0; i < 8; i += 1) {
        const page = any();
        hurt.add(page);
        const from = (page - 1) * PAGE + 512 * random.integer(8);
        bytes.fill(0, from, Math.min(from + 512 * (1 + random.integer(3)), page * PAGE));
      }
      return { bytes, hurt };
    }
  }
}

/** Table and row number → the pages it lies on, of a sound database. */
export function placesOfRows(file: string, dir: string): Map<string, readonly number[]> {
  const places = new Map<string, readonly number[]>();
  const into = join(dir, 'sound.db');
  salvage({ from: file, into, onRow: (table, rowid, pages) => void places.set(`${table} ${rowid}`, pages) });
  rmSync(into);
  return places;
}

export interface DamageOutcome {
  kind: DamageKind;
  /** Rows on pages that were not touched, and how many of them are in the new database. */
  undamaged: number;
  salvaged: number;
  /** Undamaged rows that were left out because what they are about is gone. */
  aboutNobody: number;
  /** Salvaged rows that are not as they were, though their pages were not touched. */
  changed: number;
  milliseconds: number;
}

function rowsOf(file: string): (table: string, rowid: number) => string | undefined {
  const db = new BetterSqlite3(file, { readonly: true });
  const statements = new Map<string, BetterSqlite3.Statement<unknown[]>>();
  return (table, rowid) => {
    let statement = statements.get(table);
    if (!statement) {
      statement = db.prepare<unknown[]>(`SELECT * FROM "${table}" WHERE rowid = ?`).raw();
      statements.set(table, statement);
    }
    const row = statement.get(rowid);
    return row === undefined ? undefined : JSON.stringify(row, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  };
}

/** History is left behind on purpose once something is lost; it is no row of the user's. */
const isHistory = (table: string) => table === 'change' || table === 'action';

/**
 * Damages `count` copies, one kind after the other, and salvages each. A salvage that throws makes this throw: whatever is
 * done to these files, there is something in them.
 */
export function tortureByDamage(dir: string, victim: string, count: number, firstSeed = 1): DamageOutcome[] {
  const sound = readFileSync(victim);
  const places = placesOfRows(victim, dir);
  const before = rowsOf(victim);
  return Array.from({ length: count }, (_, i): DamageOutcome => {
    const kind = damageKinds[i % damageKinds.length] ?? 'bytes';
    const { bytes, hurt } = damage(Buffer.from(sound), kind, new Random(firstSeed + i));
    const from = join(dir, 'damaged.db');
    const into = join(dir, 'salvaged.db');
    writeFileSync(from, bytes);
    const kept = join(dir, 'kept.db');
    copyFileSync(from, kept);
    const started = performance.now();
    const report = salvage({ from, into, now: () => Date.UTC(2026, 10, 2) });
    const milliseconds = performance.now() - started;
    if (!readFileSync(from).equals(readFileSync(kept))) throw new Error(`copy ${i}: the damaged file was changed`);
    const after = rowsOf(into);
    const outcome: DamageOutcome = { kind, undamaged: 0, salvaged: 0, aboutNobody: 0, changed: 0, milliseconds };
    for (const [key, pages] of places) {
      const [table = '', rowid = ''] = key.split(' ');
      if (isHistory(table) || pages.some((page) => hurt.has(page))) continue;
      outcome.undamaged += 1;
      const row = after(table, Number(rowid));
      if (row === undefined) continue;
      outcome.salvaged += 1;
      if (row !== before(table, Number(rowid))) outcome.changed += 1;
    }
    outcome.aboutNobody = report.tables.filter(({ table }) => !isHistory(table)).reduce((sum, { leftOut }) => sum + leftOut, 0);
    for (const file of [from, into, kept]) rmSync(file, { force: true });
    return outcome;
  });
}
