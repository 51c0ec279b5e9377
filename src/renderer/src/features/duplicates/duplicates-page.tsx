import { Button, CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { fold } from '@shared/domain/fold';
import { type Confidence, confidenceOf, type DuplicateGroup } from '@shared/duplicate-views';
import { IconArrowsJoin, IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { formatNumber, plural } from '../../format';
import { openDialog } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import shared from '../contacts/people-page.module.css';
import { PeopleTabs } from '../contacts/people-tabs';
import { certainGroups } from './certain-groups';
import { confidenceLabels } from './confidence-badge';
import { DistinctList } from './distinct-list';
import classes from './duplicates.module.css';
import { isSomebodyElse, merge, tellApart } from './group-actions';
import { GroupDetail } from './group-detail';
import { GroupList } from './group-list';
import { useDuplicateKeys } from './use-duplicate-keys';
import { searchDuplicates, useDuplicates, useOpenGroups } from './use-duplicates';

type Shown = Confidence | 'all' | 'distinct';

function filtered(groups: readonly DuplicateGroup[], shown: Shown, text: string): DuplicateGroup[] {
  const words = fold(text).split(' ');
  return groups.filter(
    ({ percent, people }) =>
      (shown === 'all' || confidenceOf(percent) === shown) && words.every((word) => people.some(({ name }) => fold(name).includes(word))),
  );
}

/** Entries that may be one person: to compare, merge, or tell apart. */
export function DuplicatesPage() {
  const open = useOpenGroups();
  const { error } = useDuplicates();
  const distinct = useQuery('duplicates.distinct', {}, ['contact']);
  const [shown, setShown] = useState<Shown>('all');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const groups = filtered(open?.groups ?? [], shown, text);
  const active = Math.min(at, Math.max(0, groups.length - 1));
  const group = groups[active];
  const certain = certainGroups(open?.groups ?? []);
  const count = (of: Confidence) => (open?.groups ?? []).filter(({ percent }) => confidenceOf(percent) === of).length;
  const pairs = distinct.data?.length ?? 0;
  const isList = shown !== 'distinct';
  const skip = () => setAt(active + 1 < groups.length ? active + 1 : 0);
  useDuplicateKeys({ list, search, group: isList ? group : undefined, skip });

  // The list takes the keys as soon as it is there.
  const hasList = isList && groups.length > 0;
  useEffect(() => {
    if (hasList && document.activeElement?.tagName === 'MAIN') list.current?.focus({ preventScroll: true });
  }, [hasList]);

  const options: { value: Shown; label: string }[] = [
    { value: 'all', label: `All ${formatNumber(open?.groups.length ?? 0)}` },
    ...(['certain', 'likely', 'possible'] as const).map((value) => ({
      value,
      label: `${confidenceLabels[value]} ${formatNumber(count(value))}`,
    })),
    { value: 'distinct', label: `Not the same ${formatNumber(pairs)}` },
  ];
  return (
    <div className={`page ${shared.page}`}>
      <div className={shared.head}>
        <PeopleTabs />
        <span role="status" className={shared.count}>
          {open && (open.total === 0 ? 'None' : `${plural(open.total, 'suspected duplicate')}`)}
        </span>
        {certain.length > 0 && (
          <Button
            className={shared.add ?? ''}
            variant="default"
            leftSection={<IconArrowsJoin size={16} aria-hidden="true" />}
            onClick={() => openDialog({ kind: 'mergeAll', groups: certain.map(({ people }) => people) })}
          >
            {`Merge all almost certain (${formatNumber(certain.length)})`}
          </Button>
        )}
      </div>
      {open && (open.groups.length > 0 || pairs > 0) && (
        <search className={shared.filters} aria-label="Duplicates">
          {isList && (
            <TextInput
              ref={search}
              type="search"
              className={shared.search ?? ''}
              aria-label="Search duplicates by name"
              placeholder="Search by name   /"
              leftSection={<IconSearch size={16} aria-hidden="true" />}
              rightSection={text === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => setText('')} />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && text !== '') setText('');
                else if (event.key === 'ArrowDown' || event.key === 'Enter') list.current?.focus();
                else return;
                event.preventDefault();
              }}
            />
          )}
          <SegmentedControl aria-label="Show" value={shown} onChange={(value) => setShown(value)} data={options} />
        </search>
      )}
      {error && error.code !== 'cancelled' && <ErrorNotice error={error} onRetry={retry} />}
      {error?.code === 'cancelled' && !open && <Stopped />}
      {!open && !error && <DelayedSkeleton lines={8} height={64} />}
      {!isList && <DistinctList pairs={distinct.data ?? []} />}
      {isList && group && (
        <div className={classes.columns}>
          <GroupList groups={groups} active={active} onMove={setAt} onOpen={merge} listRef={list} />
          <GroupDetail
            key={group.people.map(({ id }) => id).join()}
            group={group}
            onMerge={() => merge(group)}
            onDistinct={() => void tellApart(group)}
            onSkip={skip}
            onRemove={(id) => void isSomebodyElse(group, id)}
          />
        </div>
      )}
      {isList && open && !group && (
        <Nobody
          searched={open.groups.length > 0}
          onClear={() => {
            setText('');
            setShown('all');
          }}
        />
      )}
    </div>
  );
}

function retry(): void {
  useDuplicates.setState({ stale: true });
  void searchDuplicates();
}

function Stopped() {
  return (
    <EmptyState
      icon={<IconSearch size={28} />}
      title="The search was stopped"
      text="Nothing was looked at to the end."
      action={<Button onClick={retry}>Look for duplicates</Button>}
    />
  );
}

function Nobody({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  if (searched) {
    return (
      <EmptyState
        icon={<IconSearch size={28} />}
        title="None like that"
        text="There are others with another name or confidence."
        action={
          <Button variant="default" onClick={onClear}>
            Show all
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconCircleCheck size={28} />}
      title="No duplicates found"
      text="Entries that share a name, an e-mail address, a phone number or a profile show up here, to compare and merge. Two people that you know to be one can be merged from the page of either."
    />
  );
}
