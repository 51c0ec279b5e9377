import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useCovering } from './covering';
import classes from './form-dialog.module.css';
import { focusOrigin, returnFocus } from './return-focus';

interface QuestionDialogProps {
  title: string;
  /** What is at stake. */
  children: ReactNode;
  /** What the button says that goes on. */
  yes: string;
  /** What the button says that leaves all as it is; it has the focus. */
  no: string;
  /** Something is lost by going on. */
  danger?: boolean;
  onYes: () => void;
  onNo: () => void;
  /** Closed without an answer (Escape, a click beside it); `onNo` if it is not given. */
  onClose?: () => void;
}

/** Asks before a dialog goes on; it stands above that dialog. */
export function QuestionDialog({ title, children, yes, no, danger = false, onYes, onNo, onClose = onNo }: QuestionDialogProps) {
  const [origin] = useState(focusOrigin);
  useEffect(() => () => returnFocus(origin), [origin]);
  useCovering();
  // While this is open, Escape must answer it and not reach the dialog below.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onClose();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [onClose]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      size={420}
      zIndex={400}
      returnFocus={false}
      withCloseButton={false}
      closeOnEscape={false}
      classNames={{ title: classes.title }}
    >
      <Text size="sm">{children}</Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onNo} data-autofocus>
          {no}
        </Button>
        <Button {...(danger ? { color: 'red.9' } : {})} onClick={onYes}>
          {yes}
        </Button>
      </Group>
    </Modal>
  );
}
