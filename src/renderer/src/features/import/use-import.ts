import { AppError } from '@shared/errors';
import type { ImportPreview, ImportSummary } from '@shared/views';
import { useEffect, useRef, useState } from 'react';
import { request } from '../../api';
import { showError, tellDone } from '../../store/actions';
import { cancelJob, runJob } from '../../store/jobs';
import { summaryText } from './outcomes';

type ImportState =
  | { step: 'intro' }
  | { step: 'reading' | 'writing'; jobId: string }
  | { step: 'preview'; preview: ImportPreview }
  | { step: 'done'; summary: ImportSummary }
  | { step: 'failed'; title: string; error: unknown };

interface Import {
  state: ImportState;
  /** Asks for files and reads them. */
  choose: () => Promise<void>;
  apply: (preview: ImportPreview) => Promise<void>;
  cancel: () => void;
}

function discard(token: string): void {
  request('import.discard', { token }).catch((error: unknown) => showError('Could not put the files away', error));
}

/**
 * The steps of an import. Closing the dialog while files are read stops that; while people are written it goes on,
 * with its progress in the frame and its result in a toast.
 */
export function useImport(files: readonly string[] | null, onClose: () => void): Import {
  const [state, setState] = useState<ImportState>({ step: 'intro' });
  const latest = useRef<ImportState>(state);
  const isOpen = useRef(true);

  const go = (next: ImportState) => {
    const before = latest.current;
    if (before.step === 'preview' && next.step !== 'writing') discard(before.preview.token);
    latest.current = next;
    if (isOpen.current) setState(next);
  };

  const read = async (chosen: readonly string[]) => {
    let own = '';
    const isCurrent = () => isOpen.current && latest.current.step === 'reading' && latest.current.jobId === own;
    const start = (jobId: string) => {
      own = jobId;
      go({ step: 'reading', jobId });
    };
    try {
      const preview = await runJob('Reading the files', (jobId) => request('import.preview', { jobId, files: [...chosen] }), start);
      if (isCurrent()) go({ step: 'preview', preview });
      else discard(preview.token);
    } catch (error) {
      if (!isCurrent()) return;
      if (error instanceof AppError && error.code === 'cancelled') go({ step: 'intro' });
      else go({ step: 'failed', title: 'The files could not be read', error });
    }
  };

  const choose = async () => {
    try {
      const chosen = await request('app.chooseImportFiles', {});
      if (chosen) await read(chosen.files);
    } catch (error) {
      go({ step: 'failed', title: 'The files could not be opened', error });
    }
  };

  const apply = async (preview: ImportPreview) => {
    try {
      const summary = await runJob(
        'Importing',
        (jobId) => request('import.apply', { jobId, token: preview.token }),
        (jobId) => go({ step: 'writing', jobId }),
      );
      if (isOpen.current) go({ step: 'done', summary });
      else tellDone(`Imported: ${summaryText(summary)}`);
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
      if (current.step === 'preview') discard(current.preview.token);
      if (current.step === 'reading') void cancelJob(current.jobId);
      if (current.step !== 'writing') latest.current = { step: 'intro' };
    };
  }, []);

  return { state, choose, apply, cancel };
}
