/** Has the calendar file written again a while after something in it changed. */
import type { CalendarFileView } from '@shared/calendar-file-views';
import type { Events } from '@shared/contract';
import { AppError } from '@shared/errors';
import type { Router } from '../threads/router';

/** Several changes one after another are written once, ms. */
const SETTLE_MS = 4_000;
const JOB = 'calendar-file';

export interface CalendarFileOptions {
  router(): Router;
  /** What the settings show of it is not as it was. */
  changed(): void;
  onFault(error: unknown): void;
  settleMs?: number;
}

export class CalendarFileKeeper {
  readonly #options: CalendarFileOptions;
  #isOn = false;
  #timer: NodeJS.Timeout | undefined;
  #shown = '';

  constructor(options: CalendarFileOptions) {
    this.#options = options;
  }

  /** After the start, and when the folder was chosen: it may not be as the database is. */
  use(view: CalendarFileView): void {
    this.#isOn = view.file !== null;
    this.#shown = JSON.stringify(view);
    if (this.#isOn) this.#schedule();
    else this.stop();
  }

  /** Told of each commit. */
  noticed({ tables }: Events['changed']): void {
    if (this.#isOn && (tables.includes('follow_up') || tables.includes('contact'))) this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), this.#options.settleMs ?? SETTLE_MS);
  }

  async #write(): Promise<void> {
    try {
      const view = (await this.#options.router().request('calendarFile.write', { jobId: JOB })) as CalendarFileView;
      if (JSON.stringify(view) === this.#shown) return;
      this.#shown = JSON.stringify(view);
      this.#options.changed();
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict') this.#schedule();
      else if (!(error instanceof AppError && error.code === 'cancelled')) this.#options.onFault(error);
    }
  }
}
