import { CloseButton } from '@mantine/core';
import { parseQuery, withoutSpan } from '@shared/domain/people-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { filterWords } from './filter-words';
import classes from './query-chips.module.css';

interface QueryChipsProps {
  text: string;
  /** Where a chip can be taken away with the mouse or the keyboard. */
  onChange?: (text: string) => void;
}

/** The filters that were understood in a text, and what was not, with the reason. */
export function QueryChips({ text, onChange }: QueryChipsProps) {
  const { terms, problems } = parseQuery(text);
  const filters = terms.flatMap((term) =>
    term.type === 'filter' ? [{ from: term.from, to: term.to, words: filterWords(term.filter, term.not) }] : [],
  );
  if (filters.length === 0 && problems.length === 0) return null;
  return (
    <div className={classes.chips}>
      {filters.length > 0 && (
        <ul aria-label="Filters understood" className={classes.list}>
          {filters.map((filter) => (
            <li key={filter.from} className={classes.chip}>
              {filter.words}
              {onChange && (
                <CloseButton size="xs" aria-label={`Remove: ${filter.words}`} onClick={() => onChange(withoutSpan(text, filter))} />
              )}
            </li>
          ))}
        </ul>
      )}
      <div role="status" className={classes.problems}>
        {problems.map(({ from, text: piece, reason }) => (
          <span key={from} className={classes.problem}>
            <IconAlertTriangle size={14} aria-hidden="true" />“{piece}” {reason}.
          </span>
        ))}
      </div>
    </div>
  );
}
