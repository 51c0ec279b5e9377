import type { RehearsalReport, RestorePreview } from '@shared/backup-views';
import type { AppError } from '@shared/errors';
import { useEffect, useRef, useState } from 'react';
import { request, toAppError } from '../../api';
import { showError } from '../../store/actions';
import { runJob } from '../../store/jobs';

export type Opened =
  | { step: 'opening' }
  /** `wrong`: what the one that was tried did. */
  | { step: 'passphrase'; wrong: string | null }
  | { step: 'failed'; error: AppError }
  | { step: 'preview'; preview: RestorePreview }
  | { step: 'report'; report: RehearsalReport };

/** Opens a backup, to restore it or only to rehearse that; asks for the passphrase once it turns out to have one. */
export function useOpenedBackup(file: string, rehearse: boolean) {
  const [opened, setOpened] = useState<Opened>({ step: 'opening' });
  const job = useRef<string | null>(null);
  const preview = useRef<RestorePreview | null>(null);

  const open = async (passphrase: string | null): Promise<void> => {
    setOpened({ step: 'opening' });
    const onStart = (jobId: string) => {
      job.current = jobId;
    };
    try {
      if (rehearse) {
        const report = await runJob('Rehearsing', (jobId) => request('backup.rehearse', { jobId, file, passphrase }), onStart);
        setOpened({ step: 'report', report });
      } else {
        const found = await runJob('Opening the backup', (jobId) => request('backup.inspect', { jobId, file, passphrase }), onStart);
        preview.current = found;
        setOpened({ step: 'preview', preview: found });
      }
    } catch (error) {
      const known = toAppError(error);
      if (known.field === 'passphrase') setOpened({ step: 'passphrase', wrong: passphrase === null ? null : known.message });
      else setOpened({ step: 'failed', error: known });
    } finally {
      job.current = null;
    }
  };

  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void open(null);
  }, []);

  /** Lets go of what was unpacked, and stops what is under way. */
  const leave = (): void => {
    const token = preview.current?.token;
    if (job.current !== null) void request('jobs.cancel', { jobId: job.current });
    if (token !== undefined) request('backup.discard', { token }).catch((error: unknown) => showError('Could not tidy up', error));
  };

  return { opened, open, leave };
}
