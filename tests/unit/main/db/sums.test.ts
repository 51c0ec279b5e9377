/** What was changed in a closed database is noticed, and nothing else is. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/main/db/database';
import { DATABASE_FILE } from '../../../../src/main/db/database-file';
import { forgetHandle, lastingHandle } from '../../../../src/main/db/lasting-handle';
import { takeSums } from '../../../../src/main/db/sums/inspect-sums';
import { removeSums, SUMS_END } from '../../../../src/main/db/sums/sums-file';
import { swapDatabase } from '../../../../src/main/db/swap';
import { Core } from '../../../../src/main/features/core';
import { fileAsLeft } from '../../../../src/main/features/maintenance/verify-file';
import { seed } from '../../../../src/main/features/seed/service';
import { aContact, aTouchpoint, START } from '../../../support/builders';

const PAGE = 4_096;
const UNKNOWN = 'nothing is known yet to compare the file with';

let root = '';
let dir = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-sums-'));
  dir = join(root, 'profile');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const fileOf = (profile: string) => join(profile, DATABASE_FILE);

/** A session with the program. */
function use<T>(work: (core: Core) => T, profile = dir): T {
  const db = openDatabase(profile);
  try {
    return work(new Core({ db }));
  } finally {
    db.close();
    forgetHandle(fileOf(profile));
  }
}

const look = (core: Core) => fileAsLeft(core, () => undefined);
const lookAt = (profile = dir) => use(look, profile);

function makeBook(): void {
  use((core) => {
    const ana = aContact(core, { fullName: 'Ana García', notes: 'A very long note. '.repeat(500) });
    aTouchpoint(core, ana, { body: 'Spoke about spring.' });
    seed(core, { contacts: 40, touchpoints: 120, seed: 1, until: START });
  });
}

/** Enough for SQLite to begin the log anew. */
function workMuch(core: Core): void {
  for (let i = 0; i < 4; i += 1) seed(core, { contacts: 300, touchpoints: 900, seed: 2 + i, until: START });
}

function flip(page: number, at: number, profile = dir): void {
  const file = fileOf(profile);
  const bytes = readFileSync(file);
  const place = (page - 1) * PAGE + at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** The profile as it is on the disk at this instant, as after a kill. */
function copyOf(name: string): string {
  const copy = join(root, name);
  rmSync(copy, { recursive: true, force: true });
  cpSync(dir, copy, { recursive: true });
  return copy;
}

function pageOf(table: string, profile = dir): number {
  const raw = new BetterSqlite3(fileOf(profile), { readonly: true });
  try {
    return Number(raw.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno DESC").pluck().get(table));
  } finally {
    raw.close();
  }
}

describe('a changed file', () => {
  it('is noticed whatever page it is', () => {
    makeBook();
    const pages = statSync(fileOf(dir)).size / PAGE;
    expect(pages).toBeGreaterThan(100);
    const unnoticed: number[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const copy = copyOf('copy');
      flip(page, (page * 997) % PAGE, copy);
      try {
        if (lookAt(copy).ok) unnoticed.push(page);
      } catch (error) {
        // Refused, or SQLite met it.
        if (!(error instanceof Error)) throw error;
      }
    }
    expect(unnoticed).toEqual([]);
  }, 60_000);

  it('is told by what it holds', () => {
    makeBook();
    flip(pageOf('contact'), PAGE - 40);
    expect(lookAt()).toMatchObject({ ok: false, detail: expect.stringMatching(/: 1 page of \d+ is not as Rapport left it \(people\)$/) });
  });

  it('is noticed in each field of the header that SQLite does not look at', () => {
    makeBook();
    const unnoticed = [24, 25, 26, 27, 48, 51, 60, 92, 95, 96, 99].filter((at) => {
      const copy = copyOf('copy');
      flip(1, at, copy);
      try {
        return lookAt(copy).ok;
      } catch (error) {
        return !(error instanceof AppError);
      }
    });
    expect(unnoticed).toEqual([]);
  });

  it('is noticed again after the program was used', () => {
    makeBook();
    flip(pageOf('touchpoint'), PAGE - 20);
    use((core) => {
      expect(look(core).ok).toBe(false);
      aContact(core, { fullName: 'Somebody else' });
    });
    expect(lookAt()).toMatchObject({ ok: false, detail: expect.stringContaining('timelines') });
  });

  it('is noticed where the program was killed', () => {
    makeBook();
    const db = openDatabase(dir);
    aContact(new Core({ db }), { fullName: 'Written before the end' });
    const killed = copyOf('killed');
    db.close();
    const well = copyOf('well');
    rmSync(well, { recursive: true });
    cpSync(killed, well, { recursive: true });
    expect(lookAt(well)).toMatchObject({ ok: true, detail: expect.stringContaining('as Rapport left them') });
    flip(pageOf('address'), PAGE - 20, killed);
    expect(lookAt(killed).ok).toBe(false);
  });

  it('is right when it was said to be', () => {
    makeBook();
    flip(pageOf('contact'), PAGE - 40);
    removeSums(fileOf(dir));
    expect(lookAt()).toMatchObject({ ok: true, detail: UNKNOWN });
    expect(lookAt()).toMatchObject({ ok: true, detail: expect.stringContaining('as Rapport left them') });
  });
});

describe('no change is made out', () => {
  const asLeft = { ok: true, detail: expect.stringMatching(/^\d+ pages are as Rapport left them$/) };
  const unknown = { ok: true, detail: UNKNOWN };

  it('after sessions that wrote little, much or nothing', () => {
    makeBook();
    expect(lookAt()).toMatchObject(asLeft);
    use((core) => aContact(core, { fullName: 'One more' }));
    expect(lookAt()).toMatchObject(asLeft);
    use(workMuch);
    expect(lookAt()).toMatchObject(asLeft);
    use((core) => core.step('undo'));
    expect(lookAt()).toMatchObject(asLeft);
    const before = readFileSync(fileOf(dir) + SUMS_END);
    const { ino } = statSync(fileOf(dir) + SUMS_END);
    use((core) => core.db.prepare('SELECT * FROM contact').all());
    expect(readFileSync(fileOf(dir) + SUMS_END).equals(before)).toBe(true);
    expect(statSync(fileOf(dir) + SUMS_END).ino).toBe(ino);
  }, 60_000);

  it('in a file that is being written to', () => {
    makeBook();
    use((core) => {
      aContact(core, { fullName: 'One more' });
      expect(look(core)).toMatchObject(asLeft);
      workMuch(core);
      expect(look(core)).toMatchObject(unknown);
    });
    expect(lookAt()).toMatchObject(asLeft);
  }, 60_000);

  it('after a kill, early or late, and what came after it', () => {
    makeBook();
    const db = openDatabase(dir);
    const core = new Core({ db });
    const atOnce = copyOf('at-once');
    aContact(core, { fullName: 'Early' });
    const early = copyOf('early');
    workMuch(core);
    const late = copyOf('late');
    db.close();
    for (const profile of [atOnce, early, late]) {
      expect(lookAt(profile).ok).toBe(true);
      use((again) => aContact(again, { fullName: 'Afterwards' }), profile);
      expect(lookAt(profile)).toMatchObject(asLeft);
    }
  }, 60_000);

  it('after a kill whose log somebody else brought in', () => {
    makeBook();
    const db = openDatabase(dir);
    aContact(new Core({ db }), { fullName: 'Early' });
    const killed = copyOf('killed');
    db.close();
    const raw = new BetterSqlite3(fileOf(killed));
    raw.prepare('SELECT count(*) FROM contact').get();
    raw.close();
    expect(existsSync(`${fileOf(killed)}-wal`)).toBe(false);
    expect(lookAt(killed)).toMatchObject(unknown);
    expect(lookAt(killed)).toMatchObject(asLeft);
  });

  it('when another program worked on it, by SQLite', () => {
    makeBook();
    const raw = new BetterSqlite3(fileOf(dir));
    raw.exec('CREATE TABLE of_somebody (text TEXT); INSERT INTO of_somebody VALUES (1), (2)');
    raw.close();
    expect(lookAt()).toMatchObject(unknown);
    expect(lookAt()).toMatchObject(asLeft);
  });

  it('when somebody else has it open at the end', () => {
    makeBook();
    const other = new BetterSqlite3(fileOf(dir));
    other.prepare('SELECT count(*) FROM contact').get();
    use((core) => aContact(core, { fullName: 'One more' }));
    other.exec("UPDATE contact SET notes = 'from the side' WHERE id = 1");
    expect(lookAt()).toMatchObject(asLeft);
    other.close();
    expect(lookAt().ok).toBe(true);
    use((core) => aContact(core, { fullName: 'And one' }));
    expect(lookAt()).toMatchObject(asLeft);
  });

  it('in another state that was put in its place by hand', () => {
    makeBook();
    const a = readFileSync(fileOf(dir));
    use((core) => aContact(core, { fullName: 'In one' }));
    const b = readFileSync(fileOf(dir));
    writeFileSync(fileOf(dir), a);
    expect(lookAt()).toMatchObject(unknown);
    use((core) => aContact(core, { fullName: 'In the other' }));
    writeFileSync(fileOf(dir), b);
    expect(lookAt()).toMatchObject(unknown);
    expect(lookAt()).toMatchObject(asLeft);
  });

  it('in a copy of the folder', () => {
    makeBook();
    expect(lookAt(copyOf('elsewhere'))).toMatchObject(asLeft);
  });

  it('without sums, as an older Rapport leaves it, and with sums that are no good', () => {
    makeBook();
    const sums = fileOf(dir) + SUMS_END;
    const good = readFileSync(sums);
    rmSync(sums);
    expect(lookAt()).toMatchObject(unknown);
    expect(lookAt()).toMatchObject(asLeft);
    for (const bad of [Buffer.alloc(0), Buffer.alloc(good.length), good.subarray(0, -1), Buffer.from(good).fill(7, 60, 61)]) {
      writeFileSync(sums, bad);
      expect(lookAt()).toMatchObject(unknown);
      expect(lookAt()).toMatchObject(asLeft);
    }
  });

  it('by sums that were taken while it was open', () => {
    makeBook();
    use((core) => {
      removeSums(fileOf(dir));
      aContact(core, { fullName: 'Before' });
      takeSums(core.db.raw, lastingHandle(fileOf(dir)), () => undefined);
      expect(existsSync(fileOf(dir) + SUMS_END)).toBe(true);
      expect(look(core)).toMatchObject(asLeft);
      aContact(core, { fullName: 'Afterwards' });
      expect(look(core)).toMatchObject(asLeft);
      const killed = copyOf('killed');
      expect(lookAt(killed)).toMatchObject(asLeft);
      flip(pageOf('address'), PAGE - 20, killed);
      expect(lookAt(killed).ok).toBe(false);
    });
    expect(lookAt()).toMatchObject(asLeft);
    flip(pageOf('address'), PAGE - 20);
    expect(lookAt().ok).toBe(false);
  });

  it('by sums that were taken when the log had been begun anew: there are none', () => {
    makeBook();
    use((core) => {
      removeSums(fileOf(dir));
      workMuch(core);
      takeSums(core.db.raw, lastingHandle(fileOf(dir)), () => undefined);
      expect(existsSync(fileOf(dir) + SUMS_END)).toBe(false);
    });
    expect(lookAt()).toMatchObject(asLeft);
  });

  it('in the database that took the place of a damaged one', () => {
    makeBook();
    cpSync(fileOf(dir), join(dir, 'incoming.db'));
    use((core) => aContact(core, { fullName: 'Only in the old one' }));
    swapDatabase(dir, DATABASE_FILE, 'incoming.db', new Date());
    expect(existsSync(fileOf(dir) + SUMS_END)).toBe(false);
    expect(lookAt()).toMatchObject(unknown);
    expect(lookAt()).toMatchObject(asLeft);
  });
});
