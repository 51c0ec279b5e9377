import type { AppError } from '@shared/errors';
import type { DamageComparison, RecoveryPreview, RecoveryRestoreSummary } from '@shared/recovery-views';
import { useEffect, useRef, useState } from 'react';
import { request, toAppError } from '../../api';
import { cancelJob, runJob } from '../../store/jobs';

export type RecoveryStep =
  | { step: 'opening' }
  /** `wrong`: what the one that was tried did. */
  | { step: 'passphrase'; wrong: string | null }
  | { step: 'failed'; error: AppError }
  | { step: 'preview'; preview: RecoveryPreview };

/** What the damaged file holds beside a backup; `none`: there is nothing to read. */
export type Comparing =
  | { state: 'running' }
  | { state: 'none' }
  | { state: 'done'; found: DamageComparison }
  | { state: 'failed'; error: AppError };

/** Unpacks a backup and then compares it with what can be read of the damaged file; asks for the passphrase if it has one. */
export function useRecoveryPreview(file: string, canCompare: boolean) {
  const [step, setStep] = useState<RecoveryStep>({ step: 'opening' });
  const [comparing, setComparing] = useState<Comparing>(canCompare ? { state: 'running' } : { state: 'none' });
  const job = useRef<string | null>(null);
  const work = useRef<Promise<void>>(Promise.resolve());
  const isLeft = useRef(false);

  const onStart = (jobId: string) => {
    job.current = jobId;
  };
  const stop = async (): Promise<void> => {
    if (job.current !== null) await cancelJob(job.current);
    await work.current;
  };

  const compare = async (token: string): Promise<void> => {
    if (!canCompare) return;
    try {
      const found = await runJob('Reading the damaged file', (jobId) => request('recovery.compare', { jobId, token }), onStart);
      setComparing({ state: 'done', found });
    } catch (error) {
      setComparing({ state: 'failed', error: toAppError(error) });
    } finally {
      job.current = null;
    }
  };
  const unpack = async (passphrase: string | null): Promise<void> => {
    setStep({ step: 'opening' });
    let preview: RecoveryPreview;
    try {
      preview = await runJob('Opening the backup', (jobId) => request('recovery.inspect', { jobId, file, passphrase }), onStart);
    } catch (error) {
      const known = toAppError(error);
      if (known.field === 'passphrase') setStep({ step: 'passphrase', wrong: passphrase === null ? null : known.message });
      else setStep({ step: 'failed', error: known });
      return;
    } finally {
      job.current = null;
    }
    if (isLeft.current) return;
    setStep({ step: 'preview', preview });
    await compare(preview.token);
  };
  const open = (passphrase: string | null): void => {
    work.current = unpack(passphrase);
  };

  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    open(null);
  }, []);

  /** Puts the backup in place; the comparison is stopped if it is not through. Rejects with AppError. */
  const restore = async ({ token }: RecoveryPreview): Promise<RecoveryRestoreSummary> => {
    await stop();
    return await request('recovery.restore', { token });
  };

  /** Stops what is under way and lets go of what was unpacked. */
  const leave = async (): Promise<void> => {
    isLeft.current = true;
    await stop();
    await request('recovery.discard', {});
  };

  return { step, comparing, open, restore, leave };
}
