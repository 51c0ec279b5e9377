import { Alert, Button } from '@mantine/core';
import type { ImportChange, ImportRow } from '@shared/import-views';
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import { formatNumber } from '../../format';
import { ConflictChoice } from './conflict-choice';
import { LongText } from './long-text';
import { OutcomeBadge } from './outcome-badge';
import { PersonChoice } from './person-choice';
import classes from './review.module.css';
import { plainChanges, reasonOf, valueText } from './row-words';
import type { RowDecision } from './use-import';

/** A row may bring a thousand custom fields. */
const SHOWN_CHANGES = 100;

function Changes({ title, changes }: { title: string; changes: readonly ImportChange[] }) {
  return (
    <section className={classes.group}>
      <h4>{title}</h4>
      <dl className={classes.changes}>
        {changes.slice(0, SHOWN_CHANGES).map(({ field, label, before, after }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list may bring the same twice, and its order is that of the file
          <div key={`${field} ${index}`}>
            <dt>{label}</dt>
            <dd>
              {before !== '' && (
                <>
                  <del>
                    <LongText text={valueText(field, before)} />
                  </del>
                  <span aria-hidden="true"> → </span>
                </>
              )}
              {after !== '' && <LongText text={valueText(field, after)} />}
              {after === '' && <span className="line-note"> removed</span>}
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > SHOWN_CHANGES && <p className="line-note">and {formatNumber(changes.length - SHOWN_CHANGES)} more</p>}
    </section>
  );
}

interface RowPaneProps {
  row: ImportRow;
  headingRef: RefObject<HTMLHeadingElement | null>;
  /** Leads back to the list. */
  onBack: () => void;
  /** The list is not beside it. */
  covers: boolean;
  onDecide: (decision: RowDecision) => void;
}

/** All about one row: what would be written, what differs, who the person may be. */
export function RowPane({ row, headingRef, onBack, covers, onDecide }: RowPaneProps) {
  const nameId = useId();
  const changes = plainChanges(row);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onBack();
  };
  return (
    <section className={`card ${classes.pane}`} aria-labelledby={nameId} onKeyDown={onKeyDown}>
      {covers && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.back}
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
          onClick={onBack}
        >
          Back to the list
        </Button>
      )}
      <header className={classes.paneHead}>
        <h3 id={nameId} ref={headingRef} tabIndex={-1}>
          <bdi>{row.name || 'No name'}</bdi>
        </h3>
        <OutcomeBadge outcome={row.outcome} />
        <p className="line-note">
          <bdi>{[row.organization, `Row ${formatNumber(row.row)}`, reasonOf(row)].filter((part) => part !== '').join(' · ')}</bdi>
        </p>
      </header>
      {row.warnings.length > 0 && (
        <Alert className={classes.warnings} color="orange" icon={<IconAlertTriangle size={18} aria-hidden="true" />} p="xs">
          {row.warnings.map((warning) => (
            <p key={warning} className={classes.warning} dir="auto">
              {warning}
            </p>
          ))}
        </Alert>
      )}
      {row.outcome !== 'skip' && <PersonChoice row={row} onDecide={onDecide} />}
      {row.conflicts.length > 0 && row.outcome !== 'leave' && row.outcome !== 'create' && (
        <section className={classes.group}>
          <div className={classes.groupHead}>
            <h4>What differs</h4>
            <span className="line-note">Yours stays unless you take the file’s.</span>
          </div>
          {row.conflicts.map((conflict) => (
            <ConflictChoice key={conflict.field} conflict={conflict} onTake={(take) => onDecide({ take, field: conflict.field })} />
          ))}
        </section>
      )}
      {changes.length > 0 && row.outcome !== 'leave' && (
        <Changes title={row.outcome === 'create' ? 'What comes in' : 'What changes'} changes={changes} />
      )}
    </section>
  );
}
