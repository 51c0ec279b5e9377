import { Button, Group } from '@mantine/core';
import { TRASH_DAYS } from '@shared/domain/trash';
import type { TrashPage as TrashRows } from '@shared/history-views';
import { IconArrowBackUp, IconTrash, IconTrashX } from '@tabler/icons-react';
import { useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { QuestionDialog } from '../../components/question-dialog';
import { formatDay, plural } from '../../format';
import { navigate } from '../../store/navigation';
import { refreshTables, useQuery } from '../../store/query-cache';
import { restore } from '../contacts/contact-actions';
import { HistoryTabs } from '../history/history-tabs';
import '../history/history.css';
import { removeForGood } from './remove';

type Trashed = TrashRows['people'][number];
/** Whom the question is about; null: all of them. */
type Asked = { person: Trashed | null };

const PAGE = 100;

function TrashLine({ person, onRemove }: { person: Trashed; onRemove: () => void }) {
  const { id, name, organization, deletedAt, goesAt } = person;
  return (
    <li className="line trash-line">
      <button type="button" className="text-button line-main" onClick={() => navigate({ page: 'person', id })}>
        <span className="line-name">{name}</span>
        <span className="line-note">
          {organization !== '' && `${organization} · `}deleted {formatDay(deletedAt)}
        </span>
      </button>
      <span className="line-meta">goes on {formatDay(goesAt)}</span>
      <span className="line-actions">
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
          aria-label={`Restore ${name}`}
          onClick={() => void restore([{ id, name }])}
        >
          Restore
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" aria-label={`Delete ${name} now`} onClick={onRemove}>
          Delete now
        </Button>
      </span>
    </li>
  );
}

interface PageOfTrashProps {
  offset: number;
  /** How many pages may be shown from here on. */
  depth: number;
  onMore: () => void;
  onRemove: (person: Trashed) => void;
}

function PageOfTrash({ offset, depth, onMore, onRemove }: PageOfTrashProps) {
  const { data, error } = useQuery('trash.list', { offset, limit: PAGE }, ['contact']);
  if (error) return <ErrorNotice error={error} onRetry={() => refreshTables(['contact'])} />;
  if (!data) return <DelayedSkeleton lines={4} />;
  const shown = offset + data.people.length;
  if (data.total === 0) {
    return (
      <EmptyState
        icon={<IconTrash size={28} />}
        title="The trash is empty"
        text={`People you delete wait here for ${TRASH_DAYS} days with all of their timeline, and can be restored until then.`}
      />
    );
  }
  return (
    <>
      {data.people.length > 0 && (
        <ul className="card line-list" aria-label={offset === 0 ? 'In the trash' : `In the trash, from ${offset + 1}`}>
          {data.people.map((person) => (
            <TrashLine key={person.id} person={person} onRemove={() => onRemove(person)} />
          ))}
        </ul>
      )}
      {shown < data.total &&
        data.people.length > 0 &&
        (depth > 1 ? (
          <PageOfTrash offset={shown} depth={depth - 1} onMore={onMore} onRemove={onRemove} />
        ) : (
          <Button variant="subtle" onClick={onMore}>
            Show more of {plural(data.total, 'person', 'people')}
          </Button>
        ))}
    </>
  );
}

/** Who was deleted, when they go for good, and the way back. */
export function TrashPage() {
  const [depth, setDepth] = useState(1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data } = useQuery('trash.list', { offset: 0, limit: PAGE }, ['contact']);
  const total = data?.total ?? 0;
  const confirm = () => {
    setAsked(null);
    if (asked) void removeForGood(asked.person);
  };
  return (
    <div className="page history-page">
      <header className="page-head">
        <div>
          <HistoryTabs />
          <p className="page-lead">Whoever is deleted waits here for {TRASH_DAYS} days, and then goes for good.</p>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconTrashX size={16} aria-hidden="true" />}
            disabled={total === 0}
            onClick={() => setAsked({ person: null })}
          >
            Empty the trash
          </Button>
        </Group>
      </header>
      <div className="today-main">
        <PageOfTrash offset={0} depth={depth} onMore={() => setDepth((pages) => pages + 1)} onRemove={(person) => setAsked({ person })} />
      </div>
      {asked && (
        <QuestionDialog
          title={asked.person ? `Delete ${asked.person.name} for good?` : `Delete ${plural(total, 'person', 'people')} for good?`}
          yes="Delete for good"
          no="Keep"
          danger
          onYes={confirm}
          onNo={() => setAsked(null)}
        >
          With them go their timeline, referrals, purchases and follow-ups, and what the history knows of them. Points that others have for
          referring them go too. This can’t be undone.
        </QuestionDialog>
      )}
    </div>
  );
}
