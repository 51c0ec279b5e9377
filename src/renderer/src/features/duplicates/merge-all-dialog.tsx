import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { request } from '../../api';
import { formatNumber, plural } from '../../format';
import { messageOf, tellDone } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { runJob } from '../../store/jobs';
import classes from './duplicates.module.css';
import { groupNames } from './entry-words';
import { settle } from './use-duplicates';

/** Names what would be merged, and does it in one action. */
export function MergeAllDialog({ dialog: { groups }, onClose }: DialogProps<'mergeAll'>) {
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const mergeAll = async () => {
    setSaving(true);
    setFailure(null);
    try {
      const ids = groups.map((people) => people.map(({ id }) => id));
      await runJob('Merging duplicates', (jobId) => request('duplicates.mergeAll', { jobId, groups: ids }), undefined, 'the merge');
      tellDone(`Merged ${plural(ids.flat().length, 'entry', 'entries')} into ${plural(groups.length, 'person', 'people')}`);
      for (const people of groups) settle(people);
      onClose();
    } catch (error) {
      setFailure(messageOf(error));
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={() => {
        if (!saving) onClose();
      }}
      title={groups.length === 1 ? 'Merge the one almost certain?' : `Merge all ${formatNumber(groups.length)} almost certain?`}
      size={560}
      yOffset="5dvh"
      returnFocus={false}
    >
      <Text size="sm">
        The entry with the longest timeline stays and gets everything of the others. Where they differ, its own value holds and the other
        goes into the notes. One <em>Undo</em> takes all of it back.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul className={classes.mergeAll} aria-label="Who is merged" tabIndex={0}>
        {groups.map((people) => (
          <li key={people.map(({ id }) => id).join()}>{groupNames(people)}</li>
        ))}
      </ul>
      {failure !== null && (
        <Text role="alert" c="var(--mantine-color-error)" size="sm" mt="sm">
          {failure}
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} disabled={saving} data-autofocus>
          Cancel
        </Button>
        <Button loading={saving} onClick={() => void mergeAll()}>
          {groups.length === 1 ? 'Merge it' : `Merge all ${formatNumber(groups.length)}`}
        </Button>
      </Group>
    </Modal>
  );
}
