import { Alert, Text } from '@mantine/core';
import type { Settings } from '@shared/domain/settings';
import { LINES_MAX, splitLines } from '@shared/log-line/split-lines';
import { useRef, useState } from 'react';
import { request, toAppError } from '../../api';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { formatNumber, plural } from '../../format';
import { messageOf, tellDone } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { LinesList } from './lines-list';
import { answerAll, entryOfRow } from './log-rows';
import { movedText } from './logged-text';
import { useLogRows } from './use-log-rows';

/** Several lines that were pasted, each to look at before all are logged as one action. */
export function LinesDialog({ dialog, onClose }: DialogProps<'logLines'>) {
  const { data: settings, error } = useQuery('settings.get', {}, ['setting']);
  if (!settings) return <DialogLoading title="Log these lines" error={error} onClose={onClose} />;
  return <LinesForm text={dialog.text} settings={settings} onClose={onClose} />;
}

interface LinesFormProps {
  text: string;
  settings: Settings;
  onClose: () => void;
}

function LinesForm({ text, settings, onClose }: LinesFormProps) {
  const [{ lines, leftOut }] = useState(() => splitLines(text));
  const { rows, unread, change, changeAll } = useLogRows(lines, settings);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  const included = rows.filter((row) => row.included);
  const doubtful = rows.filter(({ row, doubts, heading }) => row.line !== null && !heading && doubts.length > 0).length;

  const submit = async () => {
    if (saving || unread > 0) return;
    if (included.length === 0) {
      setFailure('No line can be logged yet');
      return;
    }
    setSaving(true);
    setFailure(null);
    const now = Date.now();
    try {
      const saved = await request('log.save', { entries: included.map((row) => entryOfRow(row, now)) });
      const people = saved.created.length > 0 ? `, ${plural(saved.created.length, 'new person', 'new people')}` : '';
      const plans = saved.followUps > 0 ? `, ${plural(saved.followUps, 'follow-up')}` : '';
      const moved = movedText(saved);
      tellDone(`${plural(included.length, 'line')} logged${people}${plans}${moved === '' ? '' : `. Score: ${moved}`}`);
      onClose();
    } catch (error) {
      setSaving(false);
      const at = /^entries\.(\d+)\./.exec(toAppError(error).field ?? '')?.[1];
      const wrong = at === undefined ? undefined : included[Number(at)];
      if (wrong) change(wrong.row.number, { failure: messageOf(error), wanted: false });
      setFailure(wrong ? `Line ${wrong.row.number}: ${messageOf(error)}. Nothing was logged` : messageOf(error));
    }
  };

  const state =
    unread > 0
      ? `Reading ${formatNumber(lines.length - unread)} of ${plural(lines.length, 'line')} …`
      : doubtful === 0
        ? `${plural(included.length, 'line')} understood`
        : `${plural(included.length, 'line')} to log, ${plural(doubtful, 'line')} to look at`;
  return (
    <FormDialog
      title="Log these lines"
      form={{ dirty: true, saving, failure, submit, formRef }}
      onClose={onClose}
      size={900}
      saveLabel={`Log ${plural(included.length, 'line')}`}
    >
      {leftOut > 0 && (
        <Alert color="orange" variant="light" p="xs">
          Only the first {formatNumber(LINES_MAX)} lines are here. Paste the other {formatNumber(leftOut)} afterwards.
        </Alert>
      )}
      <Text size="sm" role="status">
        {state}
      </Text>
      <LinesList
        rows={rows}
        kinds={settings.ror.kinds}
        onChange={change}
        onAnswer={(name, person) => changeAll((before) => answerAll(before, name, person))}
      />
    </FormDialog>
  );
}
