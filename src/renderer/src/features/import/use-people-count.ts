import type { Output } from '@shared/contract';
import type { ColumnMapping } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import { useEffect, useState } from 'react';
import { request, toAppError } from '../../api';

type PeopleCount = { people: number; leftOut: number; error: null } | { error: AppError };

const QUIET_MS = 200;

async function count(jobId: string, token: string, file: string, mapping: ColumnMapping): Promise<PeopleCount | null> {
  try {
    const found: Output<'import.count'> = await request('import.count', { jobId, token, file, mapping });
    return { ...found, error: null };
  } catch (error) {
    return error instanceof AppError && error.code === 'cancelled' ? null : { error: toAppError(error) };
  }
}

/** How many people a mapping finds in a file of the preview; null until it is known. */
export function usePeopleCount(token: string, file: string, mapping: ColumnMapping): PeopleCount | null {
  const [counted, setCounted] = useState<{ mapping: ColumnMapping; result: PeopleCount } | null>(null);
  useEffect(() => {
    const jobId = crypto.randomUUID();
    let state: 'waiting' | 'asked' | 'over' = 'waiting';
    const timer = setTimeout(async () => {
      state = 'asked';
      const result = await count(jobId, token, file, mapping);
      if (result && state === 'asked') setCounted({ mapping, result });
      state = 'over';
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      // A large file takes a while; what it would say is not wanted any more.
      if (state === 'asked')
        request('jobs.cancel', { jobId }).catch((error: unknown) => setCounted({ mapping, result: { error: toAppError(error) } }));
      state = 'over';
    };
  }, [token, file, mapping]);
  return counted?.mapping === mapping ? counted.result : null;
}
