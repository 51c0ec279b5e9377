import { Button, Group, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { formatNumber } from '../../format';
import type { RowDecision } from './use-import';

interface BulkActionsProps {
  /** How many rows are selected; 0: it is about all that are shown. */
  selected: number;
  /** How many rows are shown. */
  total: number;
  /** The rows shown are those that differ. */
  differ: boolean;
  /** Some rows of the file differ. */
  someDiffer: boolean;
  onDecide: (decision: RowDecision, done: string) => void;
}

/** What can be done with the selected rows, or with all that are shown. */
export function BulkActions({ selected, total, differ, someDiffer, onDecide }: BulkActionsProps) {
  const all = selected === 0;
  const count = formatNumber(all ? total : selected);
  const whom = all ? 'for all shown' : `for ${count}`;
  const keep = () => onDecide({ take: 'mine' }, `Yours stays ${whom}.`);
  const take = () => onDecide({ take: 'theirs' }, `The file’s is taken ${whom}.`);
  return (
    <Group gap="xs" wrap="nowrap">
      {differ && (
        <>
          <Button size="compact-sm" variant="default" onClick={keep}>
            {all ? 'Keep all of mine' : 'Keep mine'}
          </Button>
          <Button size="compact-sm" variant="default" onClick={take}>
            {all ? 'Take all of the file’s' : 'Take the file’s'}
          </Button>
        </>
      )}
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Button size="compact-sm" variant={all ? 'default' : 'light'} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {all ? `Change all ${count}` : `Change ${count} selected`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onDecide({ action: 'update' }, `Whom they resemble is updated ${whom}.`)}>
            Update whom they resemble
          </Menu.Item>
          <Menu.Item onClick={() => onDecide({ action: 'create' }, `Added as new ${whom}.`)}>Add as new</Menu.Item>
          <Menu.Item onClick={() => onDecide({ action: 'leave' }, `Left out ${whom}.`)}>Leave out</Menu.Item>
          {someDiffer && !differ && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={keep}>Keep mine where they differ</Menu.Item>
              <Menu.Item onClick={take}>Take the file’s where they differ</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
