import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDeviceFloppy, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { openDialog } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { usePeopleView } from './people-view';
import { applyView, isSameView, removeView, updateView } from './people-views';

const icon = { size: 14, 'aria-hidden': true } as const;

/** The saved views: shown by a click, and saved, changed, renamed, deleted. */
export function ViewsMenu() {
  const query = usePeopleView();
  const settings = useQuery('settings.get', {}, ['setting']);
  const views = settings.data?.views ?? [];
  const current = views.find(({ name }) => name === query.view);
  const isSame = current !== undefined && isSameView(current, query);
  return (
    <Menu position="bottom-start" withinPortal shadow="md" width={260}>
      <Menu.Target>
        <Button
          variant={current ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          styles={{ label: { maxWidth: '14rem', overflow: 'hidden', textOverflow: 'ellipsis' } }}
        >
          {current ? `View: ${current.name}${isSame ? '' : ' (changed)'}` : 'Views'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {views.length > 0 && <Menu.Label>Saved views</Menu.Label>}
        {views.map((view) => (
          <Menu.RadioItem
            key={view.name}
            value={view.name}
            checked={view === current && isSame}
            closeMenuOnClick
            onChange={() => applyView(view)}
          >
            {view.name}
          </Menu.RadioItem>
        ))}
        {views.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => openDialog({ kind: 'view' })}>
          Save this view…
        </Menu.Item>
        {current && (
          <>
            {!isSame && (
              <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => void updateView(current.name)}>
                Update “{current.name}”
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => openDialog({ kind: 'view', rename: current.name })}>
              Rename “{current.name}”…
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void removeView(current.name)}>
              Delete “{current.name}”
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
