import { Button, Chip, CloseButton, Group, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ImportFilePreview, ImportShown } from '@shared/import-views';
import { IconArrowsDiff, IconSearch, IconUserOff, IconUserQuestion } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { formatNumber, plural } from '../../format';
import { BulkActions } from './bulk-actions';
import { filtersOf, questionsOf } from './outcomes';
import classes from './review.module.css';
import { RowList } from './row-list';
import { RowPane } from './row-pane';
import { type ReviewInput, useReview } from './use-review';

/** Less, and the row covers the list. */
const ROOM_FOR_BOTH = '(width >= 50rem)';

function Questions({ file, onShow }: { file: ImportFilePreview; onShow: (show: ImportShown) => void }) {
  const questions = questionsOf(file);
  if (questions.length === 0) return null;
  return (
    <ul className={`plain-list ${classes.questions}`}>
      {questions.map(({ show, text, action }) => {
        const Icon = show === 'conflicts' ? IconArrowsDiff : IconUserQuestion;
        return (
          <li key={show}>
            <Icon size={18} aria-hidden="true" />
            <strong>{text}</strong>
            <Button size="compact-sm" variant="default" onClick={() => onShow(show)}>
              {action}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** What a file would do, row by row: found by filter and search, looked into and decided. */
export function FileReview(input: ReviewInput) {
  const { file } = input;
  const review = useReview(input);
  const { rows, total, show, text, active, current, selected } = review;
  const isWide = useMediaQuery(ROOM_FOR_BOTH, true, { getInitialValueInEffect: false });
  const [isOpen, setOpen] = useState(false);
  const gridRef = useRef<HTMLDivElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const top = useRef(0);
  const filters = filtersOf(file, show);
  const covers = isOpen && !isWide && current !== null;

  // The list comes and goes with the pane that covers it.
  const wasCovered = useRef(covers);
  useEffect(() => {
    if (wasCovered.current === covers) return;
    wasCovered.current = covers;
    (covers ? headingRef : gridRef).current?.focus();
  }, [covers]);
  // A decided row may leave the list, and its pane with what had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another row is shown
  useEffect(() => {
    if (document.activeElement === document.body) (gridRef.current ?? headingRef.current)?.focus();
  }, [current?.row, total]);

  const open = (index: number, enter: boolean) => {
    review.setActive(index);
    setOpen(true);
    if (enter && isWide) headingRef.current?.focus();
  };
  const back = () => {
    setOpen(false);
    gridRef.current?.focus();
  };
  const setShow = (next: ImportShown) => {
    review.setShow(next);
    setOpen(false);
  };

  if (filters.every(({ count }) => count === 0))
    return <EmptyState icon={<IconUserOff size={28} />} title="Nobody in this file" text="It can be read, but there is no person in it." />;
  return (
    <section className={classes.review} aria-label="What the file brings">
      {!covers && (
        <>
          <Questions
            file={file}
            onShow={(next) => {
              setShow(next);
              gridRef.current?.focus();
            }}
          />
          <Chip.Group
            value={show}
            onChange={(value) => {
              const chosen = filters.find((filter) => filter.show === value);
              if (chosen) setShow(chosen.show);
            }}
          >
            <Group gap="0.375rem" role="radiogroup" aria-label="Show">
              {filters.map((filter) => (
                <Chip key={filter.show} value={filter.show} size="xs" variant="light">
                  {filter.label} <span className="figure">{formatNumber(filter.count)}</span>
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <div className={classes.bar}>
            <TextInput
              size="xs"
              className={classes.search}
              aria-label="Find in this file"
              placeholder="Find by name"
              leftSection={<IconSearch size={16} aria-hidden="true" />}
              value={text}
              rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear" onClick={() => review.setText('')} />}
              onChange={(event) => review.setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && text !== '') {
                  event.preventDefault();
                  review.setText('');
                } else if (event.key === 'ArrowDown') {
                  event.preventDefault();
                  gridRef.current?.focus();
                }
              }}
            />
            <Text size="sm" c="dimmed" role="status" className={`figure ${classes.said}`}>
              {review.said || (show !== 'all' || text !== '' ? `${plural(total, 'row')} shown` : '')}
            </Text>
            {total > 0 && (
              <BulkActions
                selected={selected.size}
                total={total}
                differ={show === 'conflicts'}
                someDiffer={file.conflicts > 0}
                onDecide={(decision, done) => void review.decideMany(decision, done)}
              />
            )}
          </div>
        </>
      )}
      {rows.error && <ErrorNotice error={rows.error} onRetry={rows.retry} />}
      {total === 0 && rows.total !== null && !rows.stale && (
        <EmptyState
          icon={<IconSearch size={28} />}
          title={text === '' ? 'No row is left here' : 'Nobody matches'}
          text={text === '' ? 'Choose another filter above.' : 'No row of this file fits this search and this filter.'}
        />
      )}
      <div className={classes.panes} data-both={isWide || undefined} hidden={total === 0 && rows.total !== null}>
        {!covers && (
          <RowList
            rows={rows}
            total={total}
            question={JSON.stringify(review.question)}
            active={active}
            selected={selected}
            gridRef={gridRef}
            top={top}
            onActive={review.setActive}
            onOpen={open}
            onSelect={review.select}
            onClear={review.clear}
          />
        )}
        {current !== null && (isWide || covers) && (
          <RowPane
            key={current.row}
            row={current}
            headingRef={headingRef}
            covers={covers}
            onBack={back}
            onDecide={(decision) => review.decideOne(current, decision)}
          />
        )}
      </div>
    </section>
  );
}
