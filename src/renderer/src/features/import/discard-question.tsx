import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { focusOrigin, returnFocus } from '../../components/return-focus';

/** Asks before what was decided about the rows is forgotten. Escape is for the dialog below to understand. */
export function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const [origin] = useState(focusOrigin);
  useEffect(() => () => returnFocus(origin), [origin]);
  return (
    <Modal
      opened
      onClose={onKeep}
      title="Leave the import?"
      centered
      size={400}
      zIndex={400}
      returnFocus={false}
      withCloseButton={false}
      closeOnEscape={false}
    >
      <Text size="sm">Nothing was imported yet, and what you decided about the rows will be forgotten.</Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onKeep} data-autofocus>
          Keep deciding
        </Button>
        <Button color="red.9" onClick={onDiscard}>
          Leave
        </Button>
      </Group>
    </Modal>
  );
}
