import { Button, Group, Text } from '@mantine/core';

export function UndoToast({ message, onUndo }: { message: string; onUndo: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="subtle" onClick={onUndo}>
        Undo
      </Button>
    </Group>
  );
}
