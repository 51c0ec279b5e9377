import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Keyed, keyed } from './keyed';
import classes from './rows-field.module.css';

interface RowsFieldProps<T extends object> {
  label: string;
  rows: Keyed<T>[];
  onChange: (rows: Keyed<T>[]) => void;
  makeRow: () => T;
  addLabel: string;
  /** "Remove e-mail ana@example.com". */
  removeLabel: (row: T, index: number) => string;
  /** The fields of a row have labels above them. */
  labelled?: boolean;
  /** Beside the button that adds. */
  extra?: ReactNode;
  children: (row: T, update: (patch: Partial<T>) => void, index: number) => ReactNode;
}

/** Of a label above a field, so that the button to remove the row stands beside the field. */
const LABEL_HEIGHT = '1.25rem';

/** A list of rows to add to and remove from; the focus goes to what was added, and after a removal to its neighbour. */
export function RowsField<T extends object>(props: RowsFieldProps<T>) {
  const { label, rows, onChange, makeRow, addLabel, removeLabel, labelled = false, extra, children } = props;
  const list = useRef<HTMLFieldSetElement>(null);
  const [focusRow, setFocusRow] = useState<number | null>(null);

  useEffect(() => {
    if (focusRow === null) return;
    const row = list.current?.querySelector(`[data-row="${focusRow}"]`);
    const field = row?.querySelector<HTMLElement>('[data-row-focus]') ?? row?.querySelector<HTMLElement>('input, textarea, select');
    (field ?? list.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
    setFocusRow(null);
  }, [focusRow]);

  return (
    <fieldset ref={list} className={classes.list} data-labelled={labelled || undefined}>
      <legend className={classes.legend}>{label}</legend>
      <Stack gap="xs">
        {rows.map((row, index) => (
          <div key={row.rowKey} data-row={row.rowKey} className={classes.row}>
            <div className={classes.fields}>
              {children(row, (patch) => onChange(rows.map((other) => (other === row ? { ...row, ...patch } : other))), index)}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              mt={labelled ? LABEL_HEIGHT : 0}
              aria-label={removeLabel(row, index)}
              onClick={() => {
                onChange(rows.filter((other) => other !== row));
                setFocusRow((rows[index + 1] ?? rows[index - 1])?.rowKey ?? 0);
              }}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        ))}
      </Stack>
      <Group gap="xs" mt={rows.length > 0 ? 6 : 0}>
        <Button
          data-add
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => {
            const row = keyed(makeRow());
            onChange([...rows, row]);
            setFocusRow(row.rowKey);
          }}
        >
          {addLabel}
        </Button>
        {extra}
      </Group>
    </fieldset>
  );
}
