import { useDebouncedValue } from '@mantine/hooks';
import type { ImportFilePreview, ImportRow, ImportShown } from '@shared/import-views';
import { useEffect, useRef, useState } from 'react';
import { showError } from '../../store/actions';
import type { PagedRows } from '../../store/paged-rows';
import { nothingSelected, type RowSelection, rangeOf, toggled, withRange } from './row-selection';
import type { DecidedRows, RowDecision } from './use-import';
import { decidable, type RowsQuestion, rowNumbers, useImportRows } from './use-import-rows';

/** What is typed is searched for after this much quiet, ms. */
const QUIET_MS = 150;

export interface ReviewInput {
  token: string;
  file: ImportFilePreview;
  /** How often something was decided; the rows are read anew each time. */
  decisions: number;
  onDecide: (about: DecidedRows, decision: RowDecision) => Promise<boolean>;
}

interface Review {
  rows: PagedRows<ImportRow>;
  total: number;
  /** What the rows answer, decisions aside. */
  question: RowsQuestion;
  show: ImportShown;
  setShow: (show: ImportShown) => void;
  text: string;
  setText: (text: string) => void;
  /** Index of the row the keyboard is on. */
  active: number;
  setActive: (index: number) => void;
  /** The row at that index, or the one before while it is on its way; null if there is none. */
  current: ImportRow | null;
  selected: ReadonlySet<number>;
  select: (index: number, how: 'toggle' | 'range', from: number) => void;
  clear: () => void;
  decideOne: (row: ImportRow, decision: RowDecision) => void;
  /** About the selected rows, else about all that are shown. `done` says what was done. */
  decideMany: (decision: RowDecision, done: string) => Promise<void>;
  /** What was done last to many. */
  said: string;
}

/** The rows of a file under a filter and a search, where the keyboard is among them, and which are selected. */
export function useReview({ token, file, decisions, onDecide }: ReviewInput): Review {
  const [show, setShown] = useState<ImportShown>('all');
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), QUIET_MS);
  const [wanted, setActive] = useState(0);
  const [selection, setSelection] = useState<RowSelection>(nothingSelected);
  const [said, setSaid] = useState('');
  const question: RowsQuestion = { token, file: file.file, show, text: settled };
  const rows = useImportRows({ ...question, decisions });
  const total = rows.total ?? 0;
  const active = Math.min(wanted, Math.max(0, total - 1));

  const restart = () => {
    setActive(0);
    setSelection(nothingSelected);
    setSaid('');
  };
  const at = rows.row(active);
  const kept = useRef<ImportRow | null>(null);
  if (at) kept.current = at;
  const { show: fetchRows } = rows;
  const isMissing = at === undefined && total > active;
  useEffect(() => {
    if (isMissing) fetchRows(active, active);
  }, [isMissing, active, fetchRows]);

  /** Grows with each step: a range that arrives for an older one is no longer wanted. */
  const step = useRef(0);
  const select = (index: number, how: 'toggle' | 'range', from: number) => {
    step.current += 1;
    const asked = step.current;
    const row = rows.row(index);
    if (how === 'toggle') {
      if (row && row.outcome !== 'skip') setSelection((before) => toggled(before, index, row.row));
      return;
    }
    const { first, last } = rangeOf(selection, from, index);
    const loaded = Array.from({ length: last - first + 1 }, (_, offset) => rows.row(first + offset)).filter((row) => row !== undefined);
    if (loaded.length === last - first + 1) {
      setSelection((before) => withRange(before, from, decidable(loaded)));
      return;
    }
    rowNumbers(question, first, last)
      .then((range) => asked === step.current && setSelection((before) => withRange(before, from, range)))
      .catch((error: unknown) => showError('Could not select', error));
  };
  const clear = () => {
    step.current += 1;
    setSelection(nothingSelected);
  };

  const decide = (chosen: number[] | null, decision: RowDecision) =>
    onDecide({ file: file.file, rows: chosen, show, text: settled }, decision);
  const decideMany = async (decision: RowDecision, done: string) => {
    if (!(await decide(selection.rows.size > 0 ? [...selection.rows] : null, decision))) return;
    clear();
    setSaid(done);
  };

  return {
    rows,
    total,
    question,
    show,
    setShow: (next) => {
      setShown(next);
      restart();
    },
    text,
    setText: (next) => {
      setText(next);
      restart();
    },
    active,
    setActive: (index) => {
      setActive(index);
      setSaid('');
    },
    current: total === 0 ? null : (at ?? kept.current),
    selected: selection.rows,
    select,
    clear,
    decideOne: (row, decision) => void decide([row.row], decision),
    decideMany,
    said,
  };
}
