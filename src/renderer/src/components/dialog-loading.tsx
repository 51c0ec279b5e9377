import { Modal } from '@mantine/core';
import type { AppError } from '@shared/errors';
import { useEffect, useState } from 'react';
import { DelayedSkeleton } from './delayed-skeleton';
import { ErrorNotice } from './error-notice';

/** So long nothing is shown: a dialog that flashes up before the real one is worse than a short wait. */
const PATIENCE_MS = 150;

/** A dialog whose content is still on its way, or did not come. */
export function DialogLoading({ title, error, onClose }: { title: string; error: AppError | null; onClose: () => void }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (!late && !error) return null;
  return (
    <Modal opened onClose={onClose} title={title} size={520} yOffset="5dvh" returnFocus={false}>
      {error ? <ErrorNotice error={error} /> : <DelayedSkeleton />}
    </Modal>
  );
}
