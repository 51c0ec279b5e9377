import { Alert, Button, Group, Text } from '@mantine/core';
import type { ImportFilePreview, ImportPreview } from '@shared/import-views';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { countsText } from '../settings/export-everything';
import { FileCards } from './file-cards';
import { FileReview } from './file-review';
import { importText, otherCount } from './outcomes';
import type { DecidedRows, RowDecision } from './use-import';

function Unreadable({ file, onColumns }: { file: ImportFilePreview; onColumns: () => void }) {
  return (
    <Alert
      role="alert"
      color={file.mapping ? 'orange' : 'red'}
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
      title={file.mapping ? `${file.name} was skipped` : `${file.name} can’t be read`}
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

interface ImportPreviewViewProps {
  preview: ImportPreview;
  /** The file to show first; null for the first that can be read. */
  current: string | null;
  /** How often something was decided about rows. */
  decisions: number;
  /** Asks for the columns of a file. */
  onColumns: (file: ImportFilePreview) => void;
  onDecide: (about: DecidedRows, decision: RowDecision) => Promise<boolean>;
  onOtherFiles: () => void;
  onApply: () => void;
}

/** What the files would bring, with the reason for each row, and what the user decides about them. */
export function ImportPreviewView({ preview, current, decisions, onColumns, onDecide, onOtherFiles, onApply }: ImportPreviewViewProps) {
  const { files, token } = preview;
  const [selected, setSelected] = useState(() =>
    Math.max(
      0,
      files.findIndex(({ file, error }) => (current === null ? error === null : file === current)),
    ),
  );
  const file = files[selected];
  const text = importText(files);
  const isReadable = files.some((one) => one.error === null);
  const isAboutMore = file !== undefined && file.error === null && (file.mapping !== null || otherCount(file) > 0);
  return (
    <div className="import-preview">
      <FileCards files={files} selected={selected} onSelect={setSelected} />
      {isAboutMore && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {otherCount(file) > 0 && `Comes along: ${countsText(file.others)}`}
          </Text>
          {file.mapping && (
            <Button variant="default" size="compact-sm" onClick={() => onColumns(file)}>
              Change columns
            </Button>
          )}
        </Group>
      )}
      <div className="import-main">
        {file && file.error !== null && <Unreadable file={file} onColumns={() => onColumns(file)} />}
        {file && file.error === null && <FileReview key={file.file} token={token} file={file} decisions={decisions} onDecide={onDecide} />}
      </div>
      <Group justify="space-between" className="import-foot">
        <Button variant="default" onClick={onOtherFiles}>
          Other files…
        </Button>
        <Group gap="sm">
          {text === null && isReadable && (
            <Text size="sm" c="dimmed">
              Nothing here is new.
            </Text>
          )}
          <Button onClick={onApply} disabled={text === null} data-autofocus>
            {text ?? 'Import'}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
