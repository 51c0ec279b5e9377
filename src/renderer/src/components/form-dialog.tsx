import { Alert, Button, Drawer, Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { usePendingWrites } from '../store/pending-writes';
import classes from './form-dialog.module.css';
import { QuestionDialog } from './question-dialog';
import type { RecordForm } from './use-record-form';

interface FormDialogProps {
  title: string;
  form: Pick<RecordForm<object>, 'dirty' | 'saving' | 'failure' | 'submit' | 'formRef'>;
  onClose: () => void;
  saveLabel?: string;
  size?: number;
  /** A panel from the side, for long forms. */
  drawer?: boolean;
  /** Left of the buttons. */
  extra?: ReactNode;
  /** A `QuestionDialog` that is asked before saving goes on; Escape belongs to it while it is there. */
  question?: ReactNode;
  children: ReactNode;
}

const modifier = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

/** A form in a dialog: Enter in a field or Ctrl/Cmd+Enter saves, closing with unsaved changes asks first. */
export function FormDialog(props: FormDialogProps) {
  const { title, form, onClose, saveLabel = 'Save', size = 520, drawer = false, extra, question, children } = props;
  const [asking, setAsking] = useState(false);
  const holder = usePendingWrites((now) => (now.writes.length > 0 ? now.holder : null));

  const close = () => {
    if (form.saving) return;
    if (form.dirty) setAsking(true);
    else onClose();
  };

  const body = (
    <form
      ref={form.formRef}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          void form.submit();
        } else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') {
          // In an open list, Enter chooses; it never saves what was not chosen.
          event.preventDefault();
        }
      }}
    >
      <Stack gap="md" className={classes.fields}>
        {children}
      </Stack>
      <div className={classes.footer}>
        {form.failure !== null && (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert" mb="sm" p="xs">
            {form.failure}
          </Alert>
        )}
        {form.saving && holder !== null && (
          <Text size="sm" c="dimmed" mb="sm" role="status">
            Waits for {holder} to finish
          </Text>
        )}
        <Group justify="flex-end" gap="sm">
          <div className={classes.extra}>{extra}</div>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={form.saving}
            rightSection={
              <Kbd size="xs" className={classes.kbd}>
                {modifier} ↵
              </Kbd>
            }
          >
            {saveLabel}
          </Button>
        </Group>
      </div>
    </form>
  );

  const shared = {
    opened: true,
    closeOnEscape: !asking && !question,
    onClose: close,
    title,
    size,
    returnFocus: false,
    closeButtonProps: { 'aria-label': 'Close' },
    classNames: { content: classes.content, body: classes.body, header: classes.header, title: classes.title },
  };
  return (
    <>
      {drawer ? (
        <Drawer {...shared} position="right">
          {body}
        </Drawer>
      ) : (
        <Modal {...shared} yOffset="5dvh">
          {body}
        </Modal>
      )}
      {question}
      {asking && (
        <QuestionDialog title="Discard your changes?" yes="Discard" no="Keep editing" danger onYes={onClose} onNo={() => setAsking(false)}>
          What you typed here is not saved yet.
        </QuestionDialog>
      )}
    </>
  );
}
