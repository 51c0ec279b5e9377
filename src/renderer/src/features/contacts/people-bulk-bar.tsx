import { Button, CloseButton, Menu, Text } from '@mantine/core';
import type { ExportFormat } from '@shared/domain/export-format';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconArrowMerge,
  IconCalendarPlus,
  IconChevronDown,
  IconClockPlus,
  IconFlag,
  IconTag,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect } from 'react';
import { formatNumber } from '../../format';
import { openDialog } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { exportChoices, exportPeople } from '../settings/export-everything';
import { moveSelectedToTrash, restoreSelected, setSelectedArchived, setStageOfSelected } from './people-bulk';
import classes from './people-bulk-bar.module.css';
import { clearSelection, selectAll, usePeopleSelection } from './people-selection';
import type { PeopleQuery } from './people-view';

interface PeopleBulkBarProps {
  query: PeopleQuery;
  /** How many the list holds. */
  total: number;
  /** Puts the focus back into the table. */
  onLeave: () => void;
}

const formatNames: Record<ExportFormat, string> = {
  json: 'Rapport JSON',
  vcard: 'vCard 4.0',
  vcard3: 'vCard 3.0',
  csv: 'CSV',
  ics: 'Calendar',
};

/** "12 of 2,310 selected", "All 2,310 selected". */
function countText(count: number, total: number): string {
  return count === total ? `All ${formatNumber(total)} selected` : `${formatNumber(count)} of ${formatNumber(total)} selected`;
}

/** How many are selected and what can be done with them; below the table, so that no row moves when it comes. */
export function PeopleBulkBar({ query, total, onLeave }: PeopleBulkBarProps) {
  const count = usePeopleSelection(({ ids }) => ids.size);
  const text = countText(count, total);
  const isShown = count > 0;
  useLayoutEffect(() => {
    document.body.toggleAttribute('data-bulk-bar', isShown);
    return () => document.body.removeAttribute('data-bulk-bar');
  }, [isShown]);
  return (
    <>
      <span role="status" className="visually-hidden">
        {count > 0 && text}
      </span>
      {count > 0 && (
        <section
          aria-label="Selected people"
          className={classes.bar}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            // A menu takes Escape for itself: with the focus inside it has closed by now, and it is outside of the bar.
            if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
            if (event.currentTarget.querySelector('[aria-expanded="true"]')) return;
            clearSelection();
            onLeave();
          }}
        >
          <CloseButton
            size="sm"
            aria-label="Clear the selection"
            title="Clear the selection (Esc)"
            onClick={() => {
              clearSelection();
              onLeave();
            }}
          />
          <span className={`figure ${classes.count}`}>{text}</span>
          {count < total && (
            <Button variant="subtle" size="compact-sm" onClick={() => void selectAll(query)}>
              Select all
            </Button>
          )}
          <span className={classes.actions}>
            {query.show === 'trash' ? (
              <Action icon={<IconArrowBackUp size={16} />} label="Restore" onClick={() => void restoreSelected().then(onLeave)} />
            ) : (
              <LivingActions archived={query.show === 'archived'} onLeave={onLeave} />
            )}
          </span>
        </section>
      )}
    </>
  );
}

/** More than so many entries of one person are nobody's choice by hand. */
const MERGED_MOST = 5;

function mergeSelected(): void {
  const people = [...usePeopleSelection.getState().ids].map((id) => ({ id, name: '' }));
  openDialog({ kind: 'merge', people, choose: true });
}

function Action({ icon, label, onClick }: { icon: ReactNode; label: string; onClick: () => void }) {
  return (
    <Button variant="default" size="compact-sm" leftSection={<span aria-hidden="true">{icon}</span>} onClick={onClick}>
      {label}
    </Button>
  );
}

function LivingActions({ archived, onLeave }: { archived: boolean; onLeave: () => void }) {
  const ArchiveIcon = archived ? IconArchiveOff : IconArchive;
  const count = usePeopleSelection(({ ids }) => ids.size);
  return (
    <>
      <Action icon={<IconTag size={16} />} label="Tag…" onClick={() => openDialog({ kind: 'bulk', change: 'tags' })} />
      <StageMenu />
      <Action icon={<IconClockPlus size={16} />} label="Cadence…" onClick={() => openDialog({ kind: 'bulk', change: 'cadence' })} />
      <Action
        icon={<IconCalendarPlus size={16} />}
        label="Follow up…"
        onClick={() => openDialog({ kind: 'planMany', contactIds: [...usePeopleSelection.getState().ids] })}
      />
      <Action
        icon={<ArchiveIcon size={16} />}
        label={archived ? 'Bring back' : 'Archive'}
        onClick={() => void setSelectedArchived(!archived).then(onLeave)}
      />
      {count > 1 && count <= MERGED_MOST && <Action icon={<IconArrowMerge size={16} />} label="Merge…" onClick={mergeSelected} />}
      <ExportSelectedMenu />
      <Action icon={<IconTrash size={16} />} label="Move to trash" onClick={() => void moveSelectedToTrash().then(onLeave)} />
    </>
  );
}

function MenuButton({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<span aria-hidden="true">{icon}</span>}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

function StageMenu() {
  const facets = useQuery('contacts.facets', {}, ['contact', 'setting']);
  return (
    <MenuButton icon={<IconFlag size={16} />} label="Stage">
      {facets.data?.stages.map(({ name }) => (
        <Menu.Item key={name} onClick={() => void setStageOfSelected(name)}>
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => void setStageOfSelected(null)}>No stage</Menu.Item>
    </MenuButton>
  );
}

function ExportSelectedMenu() {
  return (
    <MenuButton icon={<IconUpload size={16} />} label="Export">
      {exportChoices.map(({ format, note }) => (
        <Menu.Item key={format} onClick={() => void exportPeople(format, [...usePeopleSelection.getState().ids])}>
          <Text size="sm">{formatNames[format]}</Text>
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
