import { Button, Group } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import { TRASH_DAYS } from '@shared/domain/trash';
import { IconArrowBackUp, IconTrash, IconTrashX } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state';
import { QuestionDialog } from '../../components/question-dialog';
import { formatNumber, listed } from '../../format';
import { performOrTell } from '../../store/actions';
import { useQuery } from '../../store/query-cache';
import { HistoryTabs } from '../history/history-tabs';
import '../history/history.css';
import { type Entry, keyOf, missingFrom, nameOf, refsOf, thingTables } from './entry';
import { countedText, removeForGood } from './remove';
import type { LineActions } from './trash-line';
import { PAGE, PeopleInTrash, ThingsInTrash } from './trash-lists';

/** What the open question is about; null for `entries`: everything in the trash. */
type Question = { ask: 'remove'; entries: readonly Entry[] | null } | { ask: 'restore'; entries: readonly Entry[]; needs: PersonRef[] };

/** "Ana", or "2 people and 1 entry". */
function nameOfAll(entries: readonly Entry[]): string {
  const [only] = entries;
  const { people, things } = refsOf(entries);
  return entries.length === 1 && only ? nameOf(only) : countedText(people.length, things.length);
}

async function restoreAll(entries: readonly Entry[], needs: readonly PersonRef[]): Promise<void> {
  const { people, things } = refsOf(entries);
  const name = listed([nameOfAll(entries), ...(needs.length > 2 ? [countedText(needs.length, 0)] : needs.map((person) => person.name))]);
  await performOrTell('trash.restore', { people: [...people, ...needs.map(({ id }) => id)], things }, `${name} restored`);
}

interface QuestionsProps {
  question: Question;
  /** How much is in the trash. */
  totals: { people: number; things: number };
  onRestore: (entries: readonly Entry[], needs: readonly PersonRef[]) => void;
  onRemove: (entries: readonly Entry[] | null) => void;
  onClose: () => void;
}

function Questions({ question, totals, onRestore, onRemove, onClose }: QuestionsProps) {
  if (question.ask === 'restore') {
    const { entries, needs } = question;
    const who = needs.length > 3 ? countedText(needs.length, 0) : listed(needs.map(({ name }) => name));
    const [is, them] = needs.length === 1 ? ['is', 'this person'] : ['are', 'these people'];
    return (
      <QuestionDialog title={`Restore ${who} too?`} yes="Restore all" no="Cancel" onYes={() => onRestore(entries, needs)} onNo={onClose}>
        {who} {is} in the trash. {nameOfAll(entries)} can come back only together with {them}.
      </QuestionDialog>
    );
  }
  const { entries } = question;
  const counts = entries ? refsOf(entries) : null;
  const people = counts ? counts.people.length : totals.people;
  const name = entries ? nameOfAll(entries) : countedText(totals.people, totals.things);
  return (
    <QuestionDialog
      title={`Delete ${name} for good?`}
      yes="Delete for good"
      no="Keep"
      danger
      onYes={() => onRemove(entries)}
      onNo={onClose}
    >
      {people > 0
        ? 'With people go their timeline, referrals, purchases and follow-ups, and what the history knows of them. Points that others have for referring them go too.'
        : 'What the history knows of it goes too.'}{' '}
      This can’t be undone.
    </QuestionDialog>
  );
}

/** What was deleted, when it goes for good, and the way back. */
export function TrashPage() {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Entry>>(new Map());
  const [question, setQuestion] = useState<Question | null>(null);
  const people = useQuery('trash.list', { offset: 0, limit: PAGE }, ['contact']).data?.total;
  const things = useQuery('trash.things', { offset: 0, limit: PAGE }, thingTables).data?.total;
  const totals = { people: people ?? 0, things: things ?? 0 };
  const entries = [...chosen.values()];
  const clear = () => {
    setQuestion(null);
    setChosen(new Map());
  };
  const restore = (some: readonly Entry[], needs: readonly PersonRef[]) => {
    clear();
    void restoreAll(some, needs);
  };
  const askRestore = (some: readonly Entry[]) => {
    const needs = missingFrom(some);
    if (needs.length === 0) restore(some, needs);
    else setQuestion({ ask: 'restore', entries: some, needs });
  };
  const remove = (some: readonly Entry[] | null) => {
    clear();
    void removeForGood(some ? refsOf(some) : { people: null, things: null }, some?.length === 1 ? nameOfAll(some) : null);
  };
  const actions: LineActions = {
    isChosen: (entry) => chosen.has(keyOf(entry)),
    onChoose: (entry) => {
      const next = new Map(chosen);
      if (!next.delete(keyOf(entry))) next.set(keyOf(entry), entry);
      setChosen(next);
    },
    onRestore: (entry) => askRestore([entry]),
    onRemove: (entry) => setQuestion({ ask: 'remove', entries: [entry] }),
  };
  return (
    <div className="page history-page">
      <header className="page-head trash-head" data-choosing={entries.length > 0}>
        <div>
          <HistoryTabs />
          <p className="page-lead">Whoever and whatever is deleted waits here for {TRASH_DAYS} days, and then goes for good.</p>
        </div>
        <Group gap="xs" wrap="nowrap" flex="none">
          {entries.length > 0 ? (
            <>
              <Button leftSection={<IconArrowBackUp size={16} aria-hidden="true" />} onClick={() => askRestore(entries)}>
                Restore {formatNumber(entries.length)}
              </Button>
              <Button variant="default" onClick={() => setQuestion({ ask: 'remove', entries })}>
                Delete {formatNumber(entries.length)} now
              </Button>
              <Button variant="subtle" color="gray" onClick={clear}>
                Clear
              </Button>
            </>
          ) : (
            <Button
              variant="default"
              leftSection={<IconTrashX size={16} aria-hidden="true" />}
              disabled={totals.people + totals.things === 0}
              onClick={() => setQuestion({ ask: 'remove', entries: null })}
            >
              Empty the trash
            </Button>
          )}
        </Group>
      </header>
      {people === 0 && things === 0 ? (
        <EmptyState
          icon={<IconTrash size={28} />}
          title="The trash is empty"
          text={`People you delete, and what you delete from their timelines, wait here for ${TRASH_DAYS} days and can be restored until then.`}
        />
      ) : (
        <div className="today-main">
          {people !== 0 && (
            <section className="today-section" aria-labelledby="trash-people">
              <h2 id="trash-people" className="section-label">
                People
              </h2>
              <PeopleInTrash actions={actions} />
            </section>
          )}
          {things !== 0 && (
            <section className="today-section" aria-labelledby="trash-things">
              <h2 id="trash-things" className="section-label">
                From timelines
              </h2>
              <ThingsInTrash actions={actions} />
            </section>
          )}
        </div>
      )}
      {question && (
        <Questions question={question} totals={totals} onRestore={restore} onRemove={remove} onClose={() => setQuestion(null)} />
      )}
    </div>
  );
}
