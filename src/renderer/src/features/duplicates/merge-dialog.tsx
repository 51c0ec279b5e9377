import { Alert, Checkbox } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { MergeEntry, MergeView } from '@shared/duplicate-views';
import { IconInfoCircle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { PersonPicker } from '../../components/person-picker';
import { plural } from '../../format';
import { messageOf, perform } from '../../store/actions';
import { type DialogProps, openDialog } from '../../store/dialogs';
import { replacePeople } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import { countsText, groupNames } from './entry-words';
import classes from './merge-dialog.module.css';
import { MergeLists } from './merge-lists';
import { MergePreview } from './merge-preview';
import { MergeSingles } from './merge-singles';
import { settle } from './use-duplicates';
import { useMerge } from './use-merge';

/** Makes one person of several entries, field by field. */
export function MergeDialog({ dialog: { people, choose = false }, onClose }: DialogProps<'merge'>) {
  const [only] = people;
  const ids = people.map(({ id }) => id);
  const { data, error } = useQuery('duplicates.compare', people.length < 2 ? null : { ids, choose }, allTables);
  if (only && people.length === 1) return <OtherPerson person={only} onClose={onClose} />;
  const first = data?.entries[0];
  const title = `Merge ${groupNames(data?.entries ?? people)}`.trim();
  if (!data || !first) return <DialogLoading title={title} error={error} onClose={onClose} />;
  return <MergeForm title={title} view={data} first={first} onClose={onClose} />;
}

/** Asks who else it is. */
function OtherPerson({ person, onClose }: { person: PersonRef; onClose: () => void }) {
  const [chosen, setChosen] = useState<PersonRef[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  const submit = async () => {
    if (chosen.length === 0) setFailure('Choose the other entry of the same person');
    else openDialog({ kind: 'merge', people: [person, ...chosen] });
  };
  return (
    <FormDialog
      title={`Merge ${person.name} with`}
      saveLabel="Compare"
      form={{ dirty: false, saving: false, failure: null, submit, formRef }}
      onClose={onClose}
    >
      <PersonPicker
        label="The same person"
        description="You see both side by side before anything is merged."
        value={chosen}
        onChange={(people) => {
          setChosen(people);
          setFailure(null);
        }}
        exclude={[person.id]}
        existing
        autoFocus
        error={failure ?? undefined}
      />
    </FormDialog>
  );
}

interface MergeFormProps {
  title: string;
  view: MergeView;
  first: MergeEntry;
  onClose: () => void;
}

function MergeForm({ title, view, first, onClose }: MergeFormProps) {
  const merge = useMerge(view, first);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  const { kept, ordered, unchosen } = merge;

  const submit = async () => {
    if (saving) return;
    setSaving(true);
    setFailure(null);
    const otherIds = ordered.slice(1).map(({ id }) => id);
    try {
      const done = `Merged ${groupNames(ordered)}`;
      await perform('contacts.merge', { keepId: kept.id, otherIds, fields: merge.merged, photoOf: merge.photoOf }, done);
      settle(ordered);
      replacePeople(otherIds, kept.id);
      onClose();
    } catch (error) {
      setFailure(messageOf(error));
      setSaving(false);
    }
  };
  const form = { dirty: merge.dirty, saving, failure, submit, formRef };
  const moves = countsText(merge.moved);
  return (
    <FormDialog
      title={title}
      form={form}
      onClose={onClose}
      saveLabel="Merge"
      size={960}
      extra={<span className={classes.moves}>{moves === '' ? 'Nothing else has to move.' : `Moves along: ${moves}.`}</span>}
    >
      <div className={classes.columns}>
        <div className={classes.choices}>
          <MergeSingles entries={view.entries} merge={merge} />
          <MergeLists merge={merge} />
          {unchosen.length > 0 && (
            <Checkbox
              label="Keep what is not chosen in the notes"
              description={unchosen.map(({ label, words }) => `${label}: ${words}`).join(' · ')}
              checked={merge.keepInNotes}
              onChange={(event) => merge.setKeepInNotes(event.currentTarget.checked)}
            />
          )}
          <Remarks view={view} />
        </div>
        <MergePreview merge={merge} />
      </div>
    </FormDialog>
  );
}

function Remarks({ view: { shared, between } }: { view: MergeView }) {
  if (shared === 0 && between === 0) return null;
  return (
    <Alert variant="light" color="gray" icon={<IconInfoCircle size={18} aria-hidden="true" />} className={classes.remarks ?? ''}>
      {shared > 0 && (
        <p>
          {plural(shared, 'touchpoint')} had both of them: {shared === 1 ? 'it' : 'each'} stays one, with the person once.
        </p>
      )}
      {between > 0 && (
        <p>
          {plural(between, 'referral')} {between === 1 ? 'is' : 'are'} between them, so the same person will stand at both ends.{' '}
          {between === 1 ? 'It stays' : 'They stay'} on the timeline as {between === 1 ? 'it is' : 'they are'} and still{' '}
          {between === 1 ? 'counts' : 'count'}; delete {between === 1 ? 'it' : 'them'} there if that makes no sense.
        </p>
      )}
    </Alert>
  );
}
