import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';

/** Asks for the passphrase of an encrypted backup. `wrong`: what the one that was tried did. */
export function AskPassphrase({ wrong, onOpen }: { wrong: string | null; onOpen: (passphrase: string) => void }) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') onOpen(passphrase);
      }}
    >
      <PasswordInput
        label="Passphrase"
        description="This backup is encrypted."
        value={passphrase}
        error={wrong}
        autoComplete="off"
        data-autofocus
        autoFocus
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" disabled={passphrase === ''}>
          Open
        </Button>
      </Group>
    </form>
  );
}
