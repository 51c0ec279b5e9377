import { ActionIcon, Menu } from '@mantine/core';
import type { ContactRow } from '@shared/views';
import { IconArchive, IconArchiveOff, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { openDialog } from '../../store/dialogs';
import { moveToTrash, setArchived } from './contact-actions';

interface PersonRowMenuProps {
  row: ContactRow;
  opened: boolean;
  onChange: (opened: boolean) => void;
  tabIndex: number;
}

/** What can be done with a person without opening them. */
export function PersonRowMenu({ row, opened, onChange, tabIndex }: PersonRowMenuProps) {
  const person = { id: row.id, name: row.name };
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" tabIndex={tabIndex} aria-label={`More for ${row.name}`}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => openDialog({ kind: 'touchpoint', people: [person] })}
        >
          Log…
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => openDialog({ kind: 'contact', id: row.id })}>
          Edit…
        </Menu.Item>
        <Menu.Item
          leftSection={row.archived ? <IconArchiveOff size={16} aria-hidden="true" /> : <IconArchive size={16} aria-hidden="true" />}
          onClick={() => void setArchived([person], !row.archived)}
        >
          {row.archived ? 'Bring back' : 'Archive'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden="true" />}
          onClick={() => void moveToTrash([person])}
        >
          Move to the trash
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
