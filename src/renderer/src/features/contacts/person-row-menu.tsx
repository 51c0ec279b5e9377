import { ActionIcon, Menu } from '@mantine/core';
import type { ContactRow } from '@shared/views';
import { IconArrowBackUp, IconBuilding, IconDots, IconPencil, IconPlus, IconUser } from '@tabler/icons-react';
import { openDialog } from '../../store/dialogs';
import { navigate } from '../../store/navigation';
import { restore } from './contact-actions';
import { LeaveItems } from './leave-items';
import classes from './people-table.module.css';
import { usePeopleView } from './people-view';

interface PersonRowMenuProps {
  row: ContactRow;
  opened: boolean;
  onChange: (opened: boolean) => void;
  tabIndex: number;
}

/** What can be done with a person without opening them. */
export function PersonRowMenu({ row, opened, onChange, tabIndex }: PersonRowMenuProps) {
  const inTrash = usePeopleView((view) => view.show === 'trash');
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" tabIndex={tabIndex} aria-label={`More for ${row.name}`}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{inTrash ? <TrashItems row={row} /> : <Items row={row} />}</Menu.Dropdown>
    </Menu>
  );
}

function Items({ row }: { row: ContactRow }) {
  const person = { id: row.id, name: row.name };
  return (
    <>
      <Menu.Item
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => openDialog({ kind: 'touchpoint', people: [person] })}
      >
        Log…
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => openDialog({ kind: 'contact', id: row.id })}>
        Edit…
      </Menu.Item>
      {row.organization !== '' && (
        <Menu.Item
          leftSection={<IconBuilding size={16} aria-hidden="true" />}
          onClick={() => navigate({ page: 'organization', name: row.organization })}
        >
          <span className={`truncate ${classes.menuText}`}>Everybody at {row.organization}</span>
        </Menu.Item>
      )}
      <LeaveItems person={person} archived={row.archived} />
    </>
  );
}

/** Nothing can be changed about somebody in the trash until they are back. */
function TrashItems({ row: { id, name } }: { row: ContactRow }) {
  return (
    <>
      <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden="true" />} onClick={() => void restore([{ id, name }])}>
        Restore
      </Menu.Item>
      <Menu.Item leftSection={<IconUser size={16} aria-hidden="true" />} onClick={() => navigate({ page: 'person', id })}>
        Look at them
      </Menu.Item>
    </>
  );
}
