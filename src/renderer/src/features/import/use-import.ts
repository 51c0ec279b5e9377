import type { ColumnMapping } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import type { ImportAction, ImportColumn, ImportFilePreview, ImportPreview, ImportShown, ImportSummary } from '@shared/import-views';
import { startTransition, useEffect, useRef, useState } from 'react';
import { request } from '../../api';
import { showError, tellDone } from '../../store/actions';
import { cancelJob, runJob } from '../../store/jobs';
import { othersOf, summaryText } from './outcomes';

/** What is known once the files are read. */
interface Shown {
  preview: ImportPreview;
  /** Files of unknown columns that stay as they are. */
  skipped: readonly string[];
  /** The file that was worked on last. */
  current: string | null;
  /** How often something was decided about rows. */
  decisions: number;
}

/** What to do with rows: import them in a way, or take a side where they differ from what is here, in one field or in all. */
export type RowDecision = { action: ImportAction; contactId?: number } | { take: 'mine' | 'theirs'; field?: string };

/** Which rows a decision is about; `rows` null: all that `show` and a search for `text` let through. */
export interface DecidedRows {
  file: string;
  rows: number[] | null;
  show: ImportShown;
  text: string;
}

/** Asks for the columns of one of the files. */
export interface MappingStep extends Shown {
  step: 'mapping';
  file: string;
  hasHeader: boolean;
  columns: readonly ImportColumn[];
  draft: ColumnMapping;
  /** It was read by a mapping, or skipped, before. */
  isChange: boolean;
}

/** Shows what the files would bring. */
export interface PreviewStep extends Shown {
  step: 'preview';
}

type ImportState =
  | { step: 'intro' }
  /** `held`: where it goes back to when it is cancelled. */
  | { step: 'reading'; jobId: string; held: MappingStep | null }
  | { step: 'writing'; jobId: string }
  | PreviewStep
  | MappingStep
  /** `others`: what came along with the people. */
  | { step: 'done'; summary: ImportSummary; others: Record<string, number> }
  | { step: 'failed'; title: string; error: unknown };

interface Import {
  state: ImportState;
  /** Asks for files and reads them. */
  choose: () => Promise<void>;
  /** Reads the file that is asked about by what was said of its columns. */
  map: (step: MappingStep, mapping: ColumnMapping) => Promise<void>;
  /** Leaves the file that is asked about as it is. */
  skip: (step: MappingStep) => void;
  /** Asks for the columns of a file of the preview. */
  changeColumns: (shown: Shown, file: ImportFilePreview) => void;
  /** Says what to do with rows; the preview then counts anew. False, and told, if that can't be. */
  decide: (token: string, about: DecidedRows, decision: RowDecision) => Promise<boolean>;
  apply: (preview: ImportPreview) => Promise<void>;
  cancel: () => void;
}

function discard(token: string): void {
  request('import.discard', { token }).catch((error: unknown) => showError('Could not put the files away', error));
}

/** The preview that a step works on. */
function tokenOf(state: ImportState): string | null {
  if (state.step === 'preview' || state.step === 'mapping') return state.preview.token;
  return state.step === 'reading' ? (state.held?.preview.token ?? null) : null;
}

function askFor(shown: Shown, { file, mapping }: ImportFilePreview, isChange: boolean): MappingStep | null {
  if (!mapping) return null;
  const draft = Object.fromEntries(mapping.columns.map(({ header, target }) => [header, target]));
  const { preview, skipped, decisions } = shown;
  return { step: 'mapping', preview, skipped, decisions, current: file, file, ...mapping, draft, isChange };
}

/** The next file whose columns are to be chosen, else the preview. */
function nextStep({ preview, skipped, current, decisions }: Shown): MappingStep | PreviewStep {
  const shown: Shown = { preview, skipped, current, decisions };
  const waiting = shown.preview.files.find(
    ({ file, error, mapping }) => error !== null && mapping !== null && !shown.skipped.includes(file),
  );
  return (waiting && askFor(shown, waiting, false)) ?? { ...shown, step: 'preview' };
}

/**
 * The steps of an import. Closing the dialog while files are read stops that; while people are written it goes on,
 * with its progress in the frame and its result in a toast.
 */
export function useImport(files: readonly string[] | null, onClose: () => void): Import {
  const [state, setState] = useState<ImportState>({ step: 'intro' });
  const latest = useRef<ImportState>(state);
  const isOpen = useRef(true);
  /** Decisions follow one another in the order in which they were made. */
  const deciding = useRef<Promise<unknown>>(Promise.resolve());

  const go = (next: ImportState) => {
    const before = latest.current;
    const token = tokenOf(before);
    if (token !== null && token !== tokenOf(next) && next.step !== 'writing') discard(token);
    latest.current = next;
    if (!isOpen.current) return;
    if (next.step === 'reading' || next.step === 'writing') setState(next);
    // What takes long to draw is drawn in pieces between which the window answers.
    else startTransition(() => setState(next));
  };

  /** Runs what ends in a preview; `held` is where cancelling leads back to. */
  const work = async (
    label: string,
    held: MappingStep | null,
    ask: (jobId: string) => Promise<ImportPreview>,
    done: (preview: ImportPreview) => ImportState,
  ) => {
    let own = '';
    const isCurrent = () => isOpen.current && latest.current.step === 'reading' && latest.current.jobId === own;
    const start = (jobId: string) => {
      own = jobId;
      go({ step: 'reading', jobId, held });
    };
    try {
      const preview = await runJob(label, ask, start);
      if (isCurrent()) go(done(preview));
      else discard(preview.token);
    } catch (error) {
      if (!isCurrent()) return;
      if (error instanceof AppError && error.code === 'cancelled') go(held ?? { step: 'intro' });
      else go({ step: 'failed', title: 'The files could not be read', error });
    }
  };

  const read = (chosen: readonly string[]) =>
    work(
      'Reading the files',
      null,
      (jobId) => request('import.preview', { jobId, files: [...chosen] }),
      (preview) => nextStep({ preview, skipped: [], current: null, decisions: 0 }),
    );

  const map = (step: MappingStep, mapping: ColumnMapping) =>
    work(
      'Reading the file',
      { ...step, draft: mapping },
      (jobId) => request('import.map', { jobId, token: step.preview.token, file: step.file, mapping }),
      (preview) => nextStep({ ...step, preview, current: step.file }),
    );

  const skip = (step: MappingStep) =>
    go(nextStep(step.isChange ? step : { ...step, skipped: [...step.skipped, step.file], current: null }));

  const changeColumns = (shown: Shown, file: ImportFilePreview) => {
    const step = askFor(shown, file, true);
    if (step) go(step);
  };

  const choose = async () => {
    try {
      const chosen = await request('app.chooseImportFiles', {});
      if (chosen) await read(chosen.files);
    } catch (error) {
      go({ step: 'failed', title: 'The files could not be opened', error });
    }
  };

  const decide = (token: string, about: DecidedRows, decision: RowDecision): Promise<boolean> => {
    const decideNow = async () => {
      let decided: ImportPreview | null = null;
      try {
        decided = await request('import.decide', { token, ...about, decision });
      } catch (error) {
        showError('That could not be decided', error);
      }
      const { current } = latest;
      if (current.step !== 'preview' || current.preview.token !== token) return decided !== null;
      // Counted even if it failed: the rows are then read as they are.
      go({ ...current, preview: decided ?? current.preview, decisions: current.decisions + 1 });
      return decided !== null;
    };
    const outcome = deciding.current.then(decideNow);
    deciding.current = outcome;
    return outcome;
  };

  const apply = async (preview: ImportPreview) => {
    try {
      // What was decided in the last moment counts.
      await deciding.current;
      const { current } = latest;
      const others = othersOf(current.step === 'preview' ? current.preview.files : preview.files);
      const summary = await runJob(
        'Importing',
        (jobId) => request('import.apply', { jobId, token: preview.token }),
        (jobId) => go({ step: 'writing', jobId }),
        'the import',
      );
      if (isOpen.current) go({ step: 'done', summary, others });
      else tellDone(`Imported: ${summaryText(summary, others)}`);
    } catch (error) {
      const isCancelled = error instanceof AppError && error.code === 'cancelled';
      if (!isOpen.current) {
        if (!isCancelled) showError('The import failed. Nothing of it was saved.', error);
      } else if (isCancelled) onClose();
      else go({ step: 'failed', title: 'The import failed. Nothing of it was saved.', error });
    }
  };

  const cancel = () => {
    const { current } = latest;
    if (current.step === 'reading' || current.step === 'writing') void cancelJob(current.jobId);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the files the dialog was opened with
  useEffect(() => {
    isOpen.current = true;
    if (files !== null && files.length > 0 && latest.current.step === 'intro') void read(files);
    return () => {
      isOpen.current = false;
      const { current } = latest;
      const token = tokenOf(current);
      if (token !== null) discard(token);
      if (current.step === 'reading') void cancelJob(current.jobId);
      if (current.step !== 'writing') latest.current = { step: 'intro' };
    };
  }, []);

  return { state, choose, map, skip, changeColumns, decide, apply, cancel };
}
