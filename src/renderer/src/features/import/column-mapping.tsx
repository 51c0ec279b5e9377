import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { type ColumnMapping, NO_PERSON_COLUMN, tellsPeople } from '@shared/domain/csv-mapping';
import type { ImportColumn } from '@shared/import-views';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { formatNumber, plural } from '../../format';
import { groupedTargets } from './column-targets';
import { fileName } from './outcomes';
import type { MappingStep } from './use-import';
import { usePeopleCount } from './use-people-count';

/** More would take long to draw; the others stay as they were guessed. */
const SHOWN_COLUMNS = 200;

const targets = groupedTargets.flatMap(({ items }) => items);

interface ColumnRowProps {
  column: ImportColumn;
  target: ImportColumn['target'];
  isFirst: boolean;
  onChange: (target: ImportColumn['target']) => void;
}

function ColumnRow({ column, target, isFirst, onChange }: ColumnRowProps) {
  return (
    <tr className="mapping-row" data-ignored={target === 'ignore' || undefined}>
      <th scope="row" className="mapping-header">
        {column.header}
      </th>
      <td className="mapping-samples">
        {column.samples.length === 0 ? (
          <span className="line-note">empty</span>
        ) : (
          <span className="mapping-sample" title={column.samples.join('\n')}>
            {column.samples.join(' · ')}
          </span>
        )}
      </td>
      <td>
        <Select
          size="sm"
          aria-label={`What ${column.header} holds`}
          data={groupedTargets}
          value={target}
          onChange={(value) => {
            const chosen = targets.find((one) => one.value === value);
            if (chosen) onChange(chosen.value);
          }}
          allowDeselect={false}
          maxDropdownHeight={260}
          data-autofocus={isFirst || undefined}
        />
      </td>
    </tr>
  );
}

function CountLine({ token, file, mapping }: { token: string; file: string; mapping: ColumnMapping }) {
  const found = usePeopleCount(token, file, mapping);
  if (found?.error) return <span role="alert">{found.error.message}</span>;
  if (!found) return 'Counting…';
  const leftOut = found.leftOut > 0 ? `, ${plural(found.leftOut, 'row')} left out` : '';
  return `${plural(found.people, 'person', 'people')} found${leftOut}`;
}

interface ColumnMappingViewProps {
  step: MappingStep;
  onContinue: (mapping: ColumnMapping) => void;
  /** Leaves the file as it is. */
  onSkip: () => void;
}

/** Asks what the columns of a table hold that no layout knows. */
export function ColumnMappingView({ step, onContinue, onSkip }: ColumnMappingViewProps) {
  const { preview, file, columns, hasHeader, isChange } = step;
  const [mapping, setMapping] = useState<ColumnMapping>(step.draft);
  const [isRefused, setRefused] = useState(false);
  const headingId = useId();
  const isUsable = tellsPeople(mapping);
  const shown = columns.slice(0, SHOWN_COLUMNS);
  const proceed = () => (isUsable ? onContinue(mapping) : setRefused(true));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    proceed();
  };
  return (
    <Stack gap="sm" onKeyDown={onKeyDown}>
      <div>
        <Text component="h3" fw={650} size="lg" id={headingId} style={{ overflowWrap: 'anywhere' }}>
          What do the columns of {preview.files.find((one) => one.file === file)?.name ?? fileName(file)} hold?
        </Text>
        <Text c="dimmed" size="sm">
          {hasHeader
            ? 'Rapport does not know this table. Your answer is remembered for files with the same columns.'
            : 'This table does not name its columns; its first row is data already.'}
        </Text>
      </div>
      {isRefused && !isUsable && (
        <Alert role="alert" color="red" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
          {NO_PERSON_COLUMN}
        </Alert>
      )}
      <section className="card mapping-table" aria-labelledby={headingId}>
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First values</th>
              <th scope="col">Holds</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((column, i) => (
              <ColumnRow
                key={column.header}
                column={column}
                target={mapping[column.header] ?? 'custom'}
                isFirst={i === 0}
                onChange={(target) => setMapping({ ...mapping, [column.header]: target })}
              />
            ))}
          </tbody>
        </table>
      </section>
      {columns.length > shown.length && (
        <Text size="sm" c="dimmed">
          The first {formatNumber(shown.length)} of {formatNumber(columns.length)} columns are shown; the others are read as they look.
        </Text>
      )}
      <Group justify="space-between" className="import-foot">
        <Button variant="default" onClick={onSkip}>
          {isChange ? 'Back' : 'Skip this file'}
        </Button>
        <Group gap="sm">
          <Text size="sm" c="dimmed" role="status" className="figure">
            {isUsable ? <CountLine token={preview.token} file={file} mapping={mapping} /> : 'No name, e-mail or phone column yet'}
          </Text>
          <Button onClick={proceed}>Continue</Button>
        </Group>
      </Group>
    </Stack>
  );
}
