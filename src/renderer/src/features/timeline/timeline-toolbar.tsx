import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import type { TouchpointKind } from '@shared/ror/settings';
import { IconSearch } from '@tabler/icons-react';
import classes from './timeline.module.css';
import type { TimelineFilter } from './use-timeline';

const timelineViews = ['all', 'touchpoints', 'referrals', 'purchases', 'followUps', 'notes', 'stages'] as const;
export type TimelineView = (typeof timelineViews)[number];

const labels: Record<TimelineView, string> = {
  all: 'All',
  touchpoints: 'Touchpoints',
  referrals: 'Referrals',
  purchases: 'Purchases',
  followUps: 'Follow-ups',
  notes: 'Notes',
  stages: 'Stages',
};

/** What the timeline is asked for. Notes are the kinds that nobody acts in. */
export function filterOf(view: TimelineView, text: string, kinds: readonly TouchpointKind[]): TimelineFilter {
  const keys = (notes: boolean) => kinds.filter(({ actor }) => (actor === 'none') === notes).map(({ key }) => key);
  switch (view) {
    case 'all':
      return { types: [], kinds: [], text };
    case 'touchpoints':
      return { types: ['touchpoint'], kinds: keys(false), text };
    case 'notes':
      return { types: ['touchpoint'], kinds: keys(true), text };
    case 'referrals':
      return { types: ['referral'], kinds: [], text };
    case 'purchases':
      return { types: ['purchase'], kinds: [], text };
    case 'followUps':
      return { types: ['followUp'], kinds: [], text };
    case 'stages':
      return { types: ['stage'], kinds: [], text };
  }
}

interface TimelineToolbarProps {
  view: TimelineView;
  onView: (view: TimelineView) => void;
  text: string;
  onText: (text: string) => void;
}

export function TimelineToolbar({ view, onView, text, onText }: TimelineToolbarProps) {
  return (
    <div className={classes.toolbar}>
      <SegmentedControl
        aria-label="Show"
        size="xs"
        withItemsBorders={false}
        className={classes.views}
        data={timelineViews.map((value) => ({ value, label: labels[value] }))}
        value={view}
        onChange={onView}
      />
      <TextInput
        type="search"
        className={classes.search}
        size="xs"
        aria-label="Search the timeline"
        placeholder="Search the timeline"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the search" onClick={() => onText('')} />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            onText('');
          }
        }}
      />
    </div>
  );
}
