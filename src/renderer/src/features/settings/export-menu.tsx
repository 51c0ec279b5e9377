import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { exportChoices, exportEverything } from './export-everything';

/** The formats in which everything can be taken out. */
export function ExportMenu() {
  return (
    <Menu position="bottom-end" width={320} withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
          Export…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportChoices.map(({ format, label, note }) => (
          <Menu.Item key={format} onClick={() => void exportEverything(format)}>
            <Text size="sm">{label}</Text>
            <Text size="xs" c="dimmed">
              {note}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
