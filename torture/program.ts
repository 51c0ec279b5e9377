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

/** 2026-11-01T12:00:00Z, the time of the first step; each step is a minute later. */
const START = Date.UTC(2026, 10, 1, 12);

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

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

export class Program {
  readonly db: Database;
  readonly core: Core;
  private readonly stepped: SteppedCore;
  private readonly handlers: Handlers<Asked>;
  private now = START;

  /** Opens (and migrates) the database of the profile. */
  constructor(profileDir: string) {
    this.db = openDatabase(profileDir);
    this.stepped = new SteppedCore({ db: this.db, now: () => this.now });
    this.core = this.stepped;
    this.handlers = { ...dataHandlers(this.core), ...jobHandlers(this.core) };
  }

  /** Sets clock and uids to those of a step. */
  at(seed: number, step: number): void {
    this.now = START + step * 60_000;
    this.stepped.uids = randomOf(seed, step, UIDS);
  }

  /** A request as the window makes it: decoded by its schema, answered by its handler. */
  async ask<N extends Asked>(name: N, input: Input<N>): Promise<Output<N>> {
    const handler: Handler<N> = this.handlers[name];
    return await handler(contract[name].input.parse(input) as Decoded<N>, job);
  }

  /** The ids that a query gives. */
  ids(sql: string): number[] {
    return this.db.prepare(sql).pluck().all() as number[];
  }

  close(): void {
    this.db.close();
  }
}
