/**
 * Lets the writes of the data thread pass while it is open. Closing waits until those under way are through; until it opens
 * again, further ones wait in line.
 */
export class WriteGate {
  #passing = 0;
  #isClosed = false;
  #whenEmpty: (() => void) | null = null;
  #waiting: (() => void)[] = [];

  /** Runs a write when the gate is open. */
  async pass<T>(write: () => Promise<T>): Promise<T> {
    while (this.#isClosed) await new Promise<void>((go) => this.#waiting.push(go));
    this.#passing += 1;
    try {
      return await write();
    } finally {
      this.#passing -= 1;
      if (this.#passing === 0) this.#tellEmpty();
    }
  }

  /** Holds writes back, and calls `whenEmpty` once none is under way. */
  close(whenEmpty: () => void): void {
    this.#isClosed = true;
    this.#whenEmpty = whenEmpty;
    if (this.#passing === 0) this.#tellEmpty();
  }

  open(): void {
    this.#isClosed = false;
    this.#whenEmpty = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  #tellEmpty(): void {
    const tell = this.#whenEmpty;
    this.#whenEmpty = null;
    tell?.();
  }
}
