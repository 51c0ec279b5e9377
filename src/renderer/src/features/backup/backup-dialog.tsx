import { Button, Checkbox, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { formatBytes } from '../../format';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { backUp } from './backup-actions';

/** Asks whether to encrypt and then where to, and backs up. */
export function BackupDialog({ onClose }: DialogProps<'backup'>) {
  const { data: view } = useQuery('backup.list', {}, ['setting']);
  const [encrypt, setEncrypt] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<{ field: 'passphrase' | 'again'; text: string } | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (encrypt && passphrase === '') {
      setFault({ field: 'passphrase', text: 'is empty' });
      first.current?.focus();
      return;
    }
    if (encrypt && passphrase !== again) {
      setFault({ field: 'again', text: 'is not the same' });
      second.current?.focus();
      return;
    }
    if (await backUp(encrypt ? passphrase : null)) onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title="Back up now"
      size={480}
      yOffset="5dvh"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text size="sm">
            Everything goes into one file{view ? ` of about ${formatBytes(view.nextBytes)}` : ''}, which is read back and compared before it
            counts as made.
          </Text>
          <Checkbox
            label="Encrypt it with a passphrase"
            description="Without the passphrase nobody can open the backup, not even you."
            checked={encrypt}
            onChange={(event) => {
              setEncrypt(event.currentTarget.checked);
              setFault(null);
            }}
          />
          {encrypt && (
            <>
              <PasswordInput
                ref={first}
                label="Passphrase"
                value={passphrase}
                autoComplete="new-password"
                error={fault?.field === 'passphrase' && fault.text}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
              />
              <PasswordInput
                ref={second}
                label="Passphrase once more"
                value={again}
                autoComplete="new-password"
                error={fault?.field === 'again' && fault.text}
                onChange={(event) => setAgain(event.currentTarget.value)}
              />
            </>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" data-autofocus>
              Choose where…
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
