import { Anchor, Button, Table, Text } from '@mantine/core';
import type { Addend } from '@shared/views';
import { useState } from 'react';
import { formatDay, formatNumber, plural } from '../../format';
import { factorWords } from './addend-words';
import classes from './explain-dialog.module.css';

const FIRST = 30;

interface AddendTableProps {
  caption: string;
  addends: readonly Addend[];
  onOpen: (addend: Addend) => void;
}

/** The rows that make up one number, largest first, each as base × factors × what is left of it. */
export function AddendTable({ caption, addends, onOpen }: AddendTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? addends : addends.slice(0, FIRST);
  const hidden = addends.slice(shown.length);
  return (
    <Table className={classes.table} verticalSpacing={4} horizontalSpacing="xs">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className={`${classes.number} ${classes.counted}`}>
            Counted
          </th>
          <th scope="col" className={`${classes.number} ${classes.age}`}>
            Age
          </th>
          <th scope="col" className={`${classes.number} ${classes.left}`}>
            Left
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((addend) => (
          <AddendRow
            key={`${addend.to} ${addend.source.type} ${addend.source.id} ${addend.label} ${addend.at}`}
            addend={addend}
            onOpen={onOpen}
          />
        ))}
        {hidden.length > 0 && (
          <tr>
            <td colSpan={3}>
              <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
                Show {plural(hidden.length, 'smaller row')}
              </Button>
            </td>
            <td className={classes.number}>
              {formatNumber(
                hidden.reduce((sum, { left }) => sum + left, 0),
                2,
              )}
            </td>
          </tr>
        )}
      </tbody>
    </Table>
  );
}

function AddendRow({ addend, onOpen }: { addend: Addend; onOpen: (addend: Addend) => void }) {
  // What came through the chain stands on the timelines of those further down.
  const passedOn = addend.factors.some(({ name }) => name === 'hop');
  const words = addend.factors.map(factorWords);
  return (
    <tr>
      <td>
        {passedOn ? (
          addend.label
        ) : (
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onOpen(addend)}>
            {addend.label}
          </Anchor>
        )}
        <Text size="xs" c="dimmed">
          {formatDay(addend.at)}
        </Text>
      </td>
      <td className={classes.number}>
        {formatNumber(addend.amount, 2)}
        {words.length > 0 && (
          <Text size="xs" c="dimmed" className={classes.factors}>
            {formatNumber(addend.base, 2)} {words.join(' ')}
          </Text>
        )}
      </td>
      <td className={classes.number}>
        {plural(Math.floor(addend.ageDays), 'day')}
        <Text size="xs" c="dimmed" className="figure">
          {addend.fade === 1 ? 'does not fade' : `× ${formatNumber(addend.fade, 2)}`}
        </Text>
      </td>
      <td className={classes.number}>{formatNumber(addend.left, 2)}</td>
    </tr>
  );
}
