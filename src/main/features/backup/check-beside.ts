/** Looks through a database in a thread of its own, while its bytes are packed in this one: both take about as long. */
import { createRequire } from 'node:module';
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '@shared/errors';
import { damagedDatabase, isDamageCode } from './snapshot';

/** What the thread says at its end: the first tree that is not sound, or what SQLite refused to do; null if all is well. */
type Finding = { table: string; fault: string; code: string } | null;

/** A thread that has not begun after this time never will. */
const BEGIN_WITHIN_MS = 15_000;
/** One that was told to end is waited for no longer than this. */
const END_WITHIN_MS = 2_000;

/**
 * As text, so that it runs the same from the program's bundle, the command line's and the sources: it has no place of its own that
 * each of them would know.
 */
const code = `
const { parentPort, workerData: { sqlite, database, tables } } = require('node:worker_threads');
const BetterSqlite3 = require(sqlite);
const raw = new BetterSqlite3(database, { readonly: true });
let finding = null;
for (const table of tables) {
  try {
    const fault = raw.pragma("quick_check('" + table + "')", { simple: true });
    if (fault !== 'ok') finding = { table, fault: String(fault), code: '' };
  } catch (error) {
    finding = { table, fault: String(error), code: String(error.code ?? '') };
  }
  if (finding) break;
}
raw.close();
parentPort.postMessage(finding);
`;

export interface CheckBeside {
  /** @throws AppError `file` for the first tree that is not sound */
  done: Promise<void>;
  /** Ends the thread, if it has not ended; `done` is of no interest then. */
  stop(): Promise<void>;
}

/** Checks each of these tables with its indexes. */
export function checkBeside(database: string, tables: readonly string[]): CheckBeside {
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(code, { eval: true, workerData: { sqlite, database, tables } });
  const done = new Promise<void>((resolve, reject) => {
    const giveUp = () => reject(new Error('the check of the database did not begin'));
    // What came in while this thread was busy is heard first.
    let unheard: NodeJS.Immediate | undefined;
    const late = setTimeout(() => {
      unheard = setImmediate(giveUp);
    }, BEGIN_WITHIN_MS);
    worker.on('online', () => {
      clearTimeout(late);
      clearImmediate(unheard);
    });
    worker.on('message', (finding: Finding) => {
      if (finding === null) resolve();
      else if (isDamageCode(finding.code)) reject(damagedDatabase(new Error(finding.fault)));
      else reject(new AppError('file', `The database is damaged in “${finding.table}”: ${finding.fault}`));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(late);
      reject(new Error('the check of the database ended before it was through'));
    });
  });
  // Whoever waits for it hears of it; whoever stopped it does not care.
  done.catch(() => undefined);
  return {
    done,
    async stop() {
      const limit = new AbortController();
      try {
        await Promise.race([worker.terminate(), after(END_WITHIN_MS, null, { signal: limit.signal })]);
      } finally {
        limit.abort();
      }
    },
  };
}
