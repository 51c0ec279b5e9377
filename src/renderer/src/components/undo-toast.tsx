import { Button, Group, Text } from '@mantine/core';

export function UndoToast({ message, onUndo }: { message: string; onUndo: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" lineClamp={4} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {message}
      </Text>
      <Button size="compact-sm" variant="light" flex="none" onClick={onUndo}>
        Undo
      </Button>
    </Group>
  );
}
