import { Menu } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import { IconArchive, IconArchiveOff, IconArrowMerge, IconTrash } from '@tabler/icons-react';
import { openDialog } from '../../store/dialogs';
import { moveToTrash, setArchived } from './contact-actions';

/** The items of a person's menu that take them out of the lists, or back, or make them one with somebody. */
export function LeaveItems({ person, archived }: { person: PersonRef; archived: boolean }) {
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconArrowMerge size={16} aria-hidden="true" />}
        onClick={() => openDialog({ kind: 'merge', people: [person] })}
      >
        Merge with…
      </Menu.Item>
      <Menu.Item
        leftSection={archived ? <IconArchiveOff size={16} aria-hidden="true" /> : <IconArchive size={16} aria-hidden="true" />}
        onClick={() => void setArchived([person], !archived)}
      >
        {archived ? 'Bring back from the archive' : 'Archive'}
      </Menu.Item>
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={16} aria-hidden="true" />}
        onClick={() => void moveToTrash([person])}
      >
        Move to the trash
      </Menu.Item>
    </>
  );
}
