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

function FileRows({ file }: { file: ImportFilePreview }) {
  const [filter, setFilter] = useState<ImportOutcome | 'all'>('all');
  const rows = filter === 'all' ? file.rows : file.rows.filter((row) => row.outcome === filter);
  if (file.error !== null) {
    return (
      <Alert
        role="alert"
        color="red"
        icon={<IconAlertTriangle size={18} aria-hidden="true" />}
        title={`${fileName(file.file)} can’t be read`}
      >
        {file.error}
      </Alert>
    );
  }
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
  onOtherFiles: () => void;
  onApply: () => void;
}

/** What the files would bring, with the reason for each row. */
export function ImportPreviewView({ preview, onOtherFiles, onApply }: ImportPreviewViewProps) {
  const { files } = preview;
  const [selected, setSelected] = useState(() =>
    Math.max(
      0,
      files.findIndex((file) => file.error === null),
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
      {file && <FileRows key={file.file} file={file} />}
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
