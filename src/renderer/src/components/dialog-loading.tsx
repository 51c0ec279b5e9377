import { Modal } from '@mantine/core';
import type { AppError } from '@shared/errors';
import { DelayedSkeleton } from './delayed-skeleton';
import { ErrorNotice } from './error-notice';

/** A dialog whose content is still on its way, or did not come. */
export function DialogLoading({ title, error, onClose }: { title: string; error: AppError | null; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={title} size={520} yOffset="5dvh" returnFocus={false}>
      {error ? <ErrorNotice error={error} /> : <DelayedSkeleton />}
    </Modal>
  );
}
