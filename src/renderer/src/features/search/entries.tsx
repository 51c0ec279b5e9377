import type { SavedView } from '@shared/domain/saved-view';
import type { ContactRow, SearchHits } from '@shared/views';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBuilding,
  IconCalendarEvent,
  IconCalendarPlus,
  IconChartAreaLine,
  IconChecklist,
  IconContrast,
  IconDownload,
  IconFileExport,
  IconHistory,
  IconKeyboard,
  IconLayoutList,
  IconPencilPlus,
  IconReceipt2,
  IconSettings,
  IconShare2,
  IconSun,
  IconTrash,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import { formatNumber, plural, relativeTime } from '../../format';
import { followUpHere, logHere, purchaseHere, referHere, runCommand } from '../../frame/commands';
import { isMac, modKey } from '../../frame/keys';
import { openDialog } from '../../store/dialogs';
import { navigate, type Route } from '../../store/navigation';
import { showPeople } from '../contacts/people-view';
import { applyView } from '../contacts/people-views';
import { OrganizationMark } from '../organizations/organization-mark';
import { exportChoices, exportEverything } from '../settings/export-everything';
import type { Opened } from './recently-opened';

/** One thing that can be chosen. */
export interface Entry {
  id: string;
  label: string;
  note: string;
  /** At the right. */
  hint: string;
  icon: ReactNode;
  run: () => void;
}

export interface EntryGroup {
  title: string;
  entries: Entry[];
}

const icon = { size: 18, stroke: 1.7 } as const;

function command(id: string, label: string, hint: string, picture: ReactNode, run: () => void): Entry {
  return { id, label, note: '', hint, icon: picture, run };
}

function page(label: string, route: Route, picture: ReactNode): Entry {
  return command(`page ${route.page}`, label, '', picture, () => navigate(route));
}

const pages: readonly Entry[] = [
  page('Today', { page: 'today' }, <IconSun {...icon} />),
  page('Follow-ups', { page: 'followUps' }, <IconCalendarEvent {...icon} />),
  page('Weekly review', { page: 'review' }, <IconChecklist {...icon} />),
  page('People', { page: 'people' }, <IconUsers {...icon} />),
  page('Organizations', { page: 'organizations' }, <IconBuilding {...icon} />),
  page('Duplicates', { page: 'duplicates' }, <IconUsersGroup {...icon} />),
  page('Insights', { page: 'insights' }, <IconChartAreaLine {...icon} />),
  page('History', { page: 'history' }, <IconHistory {...icon} />),
  page('Trash', { page: 'trash' }, <IconTrash {...icon} />),
  page('Settings', { page: 'settings' }, <IconSettings {...icon} />),
];

/** Commands; the theme's needs the window's own switch. */
function commands(toggleTheme: () => void): readonly Entry[] {
  return [
    command('log', 'Log what happened', `${modKey} L`, <IconPencilPlus {...icon} />, () => void logHere()),
    command('follow-up', 'Add a follow-up', '', <IconCalendarPlus {...icon} />, () => void followUpHere()),
    command('referral', 'Add a referral', '', <IconShare2 {...icon} />, () => void referHere()),
    command('purchase', 'Add a purchase', '', <IconReceipt2 {...icon} />, () => void purchaseHere()),
    command('new-contact', 'New person', '', <IconUserPlus {...icon} />, () => openDialog({ kind: 'contact' })),
    command('new-organization', 'New organization', '', <IconBuilding {...icon} />, () => openDialog({ kind: 'organization' })),
    command('duplicates', 'Find and merge duplicates', '', <IconUsersGroup {...icon} />, () => navigate({ page: 'duplicates' })),
    command('import', 'Import people from a file', '', <IconDownload {...icon} />, () => openDialog({ kind: 'import' })),
    ...exportChoices.map(({ format, label }) =>
      command(`export-${format}`, `Export: ${label}`, '', <IconFileExport {...icon} />, () => void exportEverything(format)),
    ),
    command('undo', 'Undo', `${modKey} Z`, <IconArrowBackUp {...icon} />, () => runCommand('undo')),
    command('redo', 'Redo', isMac ? '⌘ Shift Z' : 'Ctrl Y', <IconArrowForwardUp {...icon} />, () => runCommand('redo')),
    command('theme', 'Switch between light and dark', '', <IconContrast {...icon} />, toggleTheme),
    command('shortcuts', 'Show the keys', '?', <IconKeyboard {...icon} />, () => openDialog({ kind: 'shortcuts' })),
  ];
}

/** The first letters of the words: "New person" is found by "np". */
function initialsOf(label: string): string {
  return label
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0))
    .join('');
}

/** Every word is in the label, or the text is the initials of its words. */
export function matches(label: string, text: string): boolean {
  const words = text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const lower = label.toLocaleLowerCase();
  if (words.every((word) => lower.includes(word))) return true;
  const [only = ''] = words;
  return words.length === 1 && only.length > 1 && initialsOf(label).startsWith(only);
}

interface Material {
  text: string;
  hits: SearchHits;
  /** Who was in touch last. */
  recent: readonly ContactRow[];
  /** What was opened last, newest first. */
  opened: readonly Opened[];
  /** Saved views of the People page. */
  views: readonly SavedView[];
  toggleTheme: () => void;
}

/** What the palette offers for a text; without one, the people of the last days and what is done most. */
export function entryGroups({ text, hits, recent, opened, views, toggleTheme }: Material): EntryGroup[] {
  const start = text.toLocaleLowerCase();
  const begins = ({ label }: Entry) => label.toLocaleLowerCase().startsWith(start);
  const found = (entries: readonly Entry[]) => {
    const fit = entries.filter(({ label }) => matches(label, text));
    return [...fit.filter(begins), ...fit.filter((entry) => !begins(entry))];
  };
  const people: Entry[] =
    text === ''
      ? recent
          .filter(({ id }) => !opened.some((one) => one.type === 'person' && one.person.id === id))
          .map(({ id, name, organization, lastTouchAt }) =>
            personEntry(id, name, organization, lastTouchAt === null ? '' : relativeTime(lastTouchAt)),
          )
      : hits.people.map(({ id, name, organization, score, archived }) =>
          personEntry(id, name, organization, archived ? 'archived' : `ROR ${formatNumber(score)}`),
        );
  const rows: Entry[] = hits.touchpoints.map((hit) => ({
    id: `touchpoint ${hit.id} ${hit.contactId}`,
    label: `${hit.contactName} · ${hit.kindLabel}`,
    note: hit.excerpt,
    hint: relativeTime(hit.at),
    icon: <PersonAvatar name={hit.contactName} size={28} />,
    run: () => navigate({ page: 'person', id: hit.contactId, select: `t${hit.id}` }),
  }));
  const organizations = hits.organizations.map(({ name, people: count }, index) =>
    organizationEntry(`${index}`, name, plural(count, 'person', 'people')),
  );
  const openedEntries = opened.map((one) =>
    one.type === 'person'
      ? personEntry(one.person.id, one.person.name, one.person.organization, '')
      : organizationEntry(`opened ${one.name}`, one.name, ''),
  );
  const everybody =
    hits.filtered === null || hits.filtered === 0
      ? []
      : [
          command('all', `Show ${plural(hits.filtered, 'person', 'people')} on the People page`, '', <IconUsers {...icon} />, () =>
            showPeople(text),
          ),
        ];
  const similar = hits.similar.map(({ id, name, organization }) => personEntry(id, name, organization, ''));
  const groups = [
    { title: 'Recently opened', entries: text === '' ? openedEntries : [] },
    { title: text === '' ? 'Last in touch' : 'People', entries: [...people, ...everybody] },
    { title: 'Did you mean', entries: similar },
    { title: 'Organizations', entries: organizations },
    { title: 'Timeline', entries: rows },
    {
      title: 'Views',
      entries: found(
        views.map((view, index) => command(`view ${index}`, view.name, '', <IconLayoutList {...icon} />, () => applyView(view))),
      ),
    },
    { title: 'Pages', entries: found(pages) },
    { title: 'Commands', entries: found(commands(toggleTheme)) },
  ].filter(({ entries }) => entries.length > 0);
  const meant = startingWith(groups, text);
  return meant === undefined ? groups : [meant, ...groups.filter((group) => group !== meant)];
}

/** From so many letters on, the beginning of a command is no accident. */
const MEANT = 3;

/** The group that comes first because its first label begins as typed, people before commands; none for a short text. */
function startingWith(groups: readonly EntryGroup[], text: string): EntryGroup | undefined {
  if (text.length < MEANT) return undefined;
  const start = text.toLocaleLowerCase();
  return groups.find(({ title, entries }) => title !== 'Timeline' && entries[0]?.label.toLocaleLowerCase().startsWith(start));
}

function organizationEntry(key: string, name: string, hint: string): Entry {
  return {
    id: `organization ${key}`,
    label: name,
    note: '',
    hint,
    icon: <OrganizationMark size={28} />,
    run: () => navigate({ page: 'organization', name }),
  };
}

function personEntry(id: number, name: string, organization: string, hint: string): Entry {
  return {
    id: `person ${id}`,
    label: name,
    note: organization,
    hint,
    icon: <PersonAvatar name={name} size={28} />,
    run: () => navigate({ page: 'person', id }),
  };
}
