import type { VerifyReport } from '@shared/views';

/** What one check found. */
export type Check = VerifyReport['checks'][number];

/** Called now and then while a check runs; throws to stop. */
export type Pause = () => void;

/** How many rows are looked at between two calls of `Pause`. */
const PAUSE_EVERY = 5_000;

/** The rows, with a pause now and then. */
export function* pausing<Row>(rows: Iterable<Row>, pause: Pause): Generator<Row> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count % PAUSE_EVERY === 0) pause();
    yield row;
  }
}

/** Collects what is wrong and tells the first of it. */
export class Faults {
  private first = '';
  count = 0;

  add(what: string): void {
    if (this.count === 0) this.first = what;
    this.count += 1;
  }

  /** @param well what to say if nothing is wrong */
  check(name: string, well: string): Check {
    const detail = this.count > 1 ? `${this.first}, and ${this.count - 1} more` : this.first;
    return { name, ok: this.count === 0, detail: this.count === 0 ? well : detail };
  }
}
