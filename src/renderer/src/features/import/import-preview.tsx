import { Alert, Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ImportFilePreview, ImportOutcome, ImportPreview } from '@shared/views';
import { IconAlertTriangle, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { formatNumber, plural } from '../../format';
import { countsText } from '../settings/export-everything';
import { fileName, outcomes } from './outcomes';
import { RowTable } from './row-table';

function sum(files: readonly ImportFilePreview[], of: (file: ImportFilePreview) => number): number {
  return files.reduce((total, file) => total + of(file), 0);
}

function changesOf(file: ImportFilePreview): number {
  return file.counts.create + file.counts.update + Object.values(file.others).reduce((total, count) => total + count, 0);
}

function FileCard({ file, selected, onSelect }: { file: ImportFilePreview; selected: boolean; onSelect: () => void }) {
  return (
    <li>
      <button type="button" className="card import-file" aria-pressed={selected} onClick={onSelect}>
        {file.error === null ? (
          <IconFileText size={20} aria-hidden="true" />
        ) : (
          <IconAlertTriangle size={20} className="import-file-error" aria-hidden="true" />
        )}
        <span className="line-main">
          <span className="line-name truncate" title={file.file}>
            {fileName(file.file)}
          </span>
          <span className="line-note truncate">
            {file.error === null
              ? `${file.format} · ${file.charset} · ${plural(file.found, 'person', 'people')}`
              : file.mapping
                ? 'Its columns are not known; nothing of it is imported'
                : 'Can’t be read; nothing of it is imported'}
          </span>
        </span>
        <span className="import-counts">
          {outcomes
            .filter(({ key }) => file.counts[key] > 0)
            .map(({ key, label, color }) => (
              <Badge key={key} color={color}>
                {formatNumber(file.counts[key])} {label.toLocaleLowerCase()}
              </Badge>
            ))}
        </span>
      </button>
    </li>
  );
}

function Unreadable({ file, onColumns }: { file: ImportFilePreview; onColumns: () => void }) {
  return (
    <Alert
      role="alert"
      color={file.mapping ? 'orange' : 'red'}
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
      title={file.mapping ? `${fileName(file.file)} was skipped` : `${fileName(file.file)} can’t be read`}
    >
      <Text>{file.error}</Text>
      {file.mapping && (
        <Button mt="sm" size="compact-sm" variant="default" onClick={onColumns}>
          Choose columns
        </Button>
      )}
    </Alert>
  );
}

function FileRows({ file, onColumns }: { file: ImportFilePreview; onColumns: () => void }) {
  const [filter, setFilter] = useState<ImportOutcome | 'all'>('all');
  const rows = filter === 'all' ? file.rows : file.rows.filter((row) => row.outcome === filter);
  if (file.error !== null) return <Unreadable file={file} onColumns={onColumns} />;
  const choices = [
    { value: 'all' as const, label: `All ${formatNumber(file.found)}` },
    ...outcomes
      .filter(({ key }) => file.counts[key] > 0)
      .map(({ key, label }) => ({ value: key, label: `${label} ${formatNumber(file.counts[key])}` })),
  ];
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <SegmentedControl<ImportOutcome | 'all'> aria-label="Show" data={choices} value={filter} onChange={setFilter} />
        {changesOf(file) > file.counts.create + file.counts.update && (
          <Text size="sm" c="dimmed">
            Comes along: {countsText(file.others)}
          </Text>
        )}
        {file.mapping && (
          <Button variant="default" size="compact-sm" onClick={onColumns}>
            Change columns
          </Button>
        )}
      </Group>
      <RowTable key={filter} rows={rows} />
      {file.found > file.rows.length && (
        <Text size="sm" c="dimmed">
          The first {formatNumber(file.rows.length)} of {formatNumber(file.found)} rows are shown, those with a problem first. All are
          imported.
        </Text>
      )}
    </Stack>
  );
}

interface ImportPreviewViewProps {
  preview: ImportPreview;
  /** The file to show first; null for the first that can be read. */
  current: string | null;
  /** Asks for the columns of a file. */
  onColumns: (file: ImportFilePreview) => void;
  onOtherFiles: () => void;
  onApply: () => void;
}

/** What the files would bring, with the reason for each row. */
export function ImportPreviewView({ preview, current, onColumns, onOtherFiles, onApply }: ImportPreviewViewProps) {
  const { files } = preview;
  const [selected, setSelected] = useState(() =>
    Math.max(
      0,
      files.findIndex(({ file, error }) => (current === null ? error === null : file === current)),
    ),
  );
  const file = files[selected];
  const created = sum(files, ({ counts }) => counts.create);
  const updated = sum(files, ({ counts }) => counts.update);
  const hasChanges = files.some((one) => one.error === null && changesOf(one) > 0);
  const isReadable = files.some((one) => one.error === null);
  const parts = [created > 0 ? `${formatNumber(created)} new` : '', updated > 0 ? `${formatNumber(updated)} changed` : ''].filter(
    (part) => part !== '',
  );
  return (
    <Stack gap="md">
      <ul className="plain-list import-files">
        {files.map((one, index) => (
          <FileCard key={one.file} file={one} selected={index === selected} onSelect={() => setSelected(index)} />
        ))}
      </ul>
      {file && <FileRows key={file.file} file={file} onColumns={() => onColumns(file)} />}
      <Group justify="space-between" className="import-foot">
        <Button variant="default" onClick={onOtherFiles}>
          Other files…
        </Button>
        <Group gap="sm">
          {!hasChanges && isReadable && (
            <Text size="sm" c="dimmed">
              Nothing here is new.
            </Text>
          )}
          <Button onClick={onApply} disabled={!hasChanges} data-autofocus>
            Import{parts.length > 0 ? ` ${parts.join(', ')}` : ''}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
