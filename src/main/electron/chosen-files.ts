import { resolve } from 'node:path';
import { AppError } from '@shared/errors';

/** The files that the user pointed at in a dialog since the program started: only these are read or written for a page. */
export class ChosenFiles {
  readonly #files = new Set<string>();

  add(files: readonly string[]): void {
    for (const file of files) this.#files.add(resolve(file));
  }

  /** @throws AppError `refused` when the user chose none such. */
  assertChosen(files: readonly string[]): void {
    if (files.every((file) => this.#files.has(resolve(file)))) return;
    throw new AppError('refused', 'Only files chosen in a dialog can be opened or written. Please choose the file again.');
  }
}
