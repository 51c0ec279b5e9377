/** The services over a profile, as the window and the command line use them, with a clock and uids that a seed decides. */
import { contract, type Decoded, type Input, type Output } from '@shared/contract';
import { type Database, openDatabase } from '../src/main/db/database';
import type { RequestsWith } from '../src/main/features/backend';
import { Core } from '../src/main/features/core';
import { dataHandlers } from '../src/main/features/data-backend';
import type { Handler, Handlers, JobControl } from '../src/main/features/handler';
import { jobHandlers } from '../src/main/features/jobs-backend';
import { Random } from '../src/main/features/seed/random';

type Asked = RequestsWith<'read' | 'write' | 'job'>;

/** 2026-11-01T12:00:00Z, the time of the first step; each step is three hours later, so that backups come due. */
const START = Date.UTC(2026, 10, 1, 12);
const STEP_MS = 3 * 3_600_000;

/** The step at which something was made, by what it says of its time. */
export const stepAt = (time: number): number => (time - START) / STEP_MS;

/** What decides everything about a step: the same seed and step, on the same rows, change the same. */
export function randomOf(seed: number, step: number, use: number): Random {
  return new Random(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b) ^ Math.imul(use + 1, 0xc2b2ae35));
}

const UIDS = 1;

class SteppedCore extends Core {
  uids: Random = new Random(0);

  override newUid(): string {
    return this.uids.uuid(this.now());
  }
}

export class Program {
  private readonly profileDir: string;
  private readonly isDurable: boolean;
  private opened: { core: SteppedCore; handlers: Handlers<Asked> };
  private now = START;

  /** Opens (and migrates) the database of the profile. `isDurable` false: for one that nobody kills, faster. */
  constructor(profileDir: string, isDurable = true) {
    this.profileDir = profileDir;
    this.isDurable = isDurable;
    this.opened = this.open();
  }

  private open(): { core: SteppedCore; handlers: Handlers<Asked> } {
    const db = openDatabase(this.profileDir);
    if (!this.isDurable) db.raw.pragma('synchronous = OFF');
    const core = new SteppedCore({ db, now: () => this.now });
    return { core, handlers: { ...dataHandlers(core), ...jobHandlers(core) } };
  }

  get core(): Core {
    return this.opened.core;
  }

  get db(): Database {
    return this.core.db;
  }

  /** As the jobs thread has it: a restore closes the database, and the next request opens it anew. */
  private readonly job: JobControl = {
    progress: () => undefined,
    checkCancelled: () => undefined,
    whileWriting: async (work) => work(),
    whileAlone: async (work) => {
      this.db.close();
      return work();
    },
  };

  /** Sets clock and uids to those of a step. */
  at(seed: number, step: number): void {
    this.now = START + step * STEP_MS;
    this.opened.core.uids = randomOf(seed, step, UIDS);
  }

  /** A request as the window makes it: decoded by its schema, answered by its handler. */
  async ask<N extends Asked>(name: N, input: Input<N>): Promise<Output<N>> {
    const handler: Handler<N> = this.opened.handlers[name];
    try {
      return await handler(contract[name].input.parse(input) as Decoded<N>, this.job);
    } finally {
      if (!this.db.raw.open) {
        const { uids } = this.opened.core;
        this.opened = this.open();
        this.opened.core.uids = uids;
      }
    }
  }

  /** The ids that a query gives. */
  ids(sql: string): number[] {
    return this.db.prepare(sql).pluck().all() as number[];
  }

  close(): void {
    this.db.close();
  }
}
