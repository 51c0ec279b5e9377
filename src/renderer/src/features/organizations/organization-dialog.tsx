import { Textarea, TextInput } from '@mantine/core';
import { fold } from '@shared/domain/fold';
import { organizationInput } from '@shared/domain/organization';
import type { OrganizationDetail } from '@shared/organization-views';
import { useRef, useState } from 'react';
import { request, toAppError } from '../../api';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { QuestionDialog } from '../../components/question-dialog';
import { useRecordForm } from '../../components/use-record-form';
import { plural } from '../../format';
import { perform, showError, tellDone } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { navigate, replaceOrganization } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { organizationTables } from '../../store/tables';
import { countPeople } from './organization-people';

/** What is known of an organization, to write down or to change; a new name goes to everybody there. */
export function OrganizationDialog({ dialog: { name }, onClose }: DialogProps<'organization'>) {
  const { data, error } = useQuery('organizations.get', name === undefined ? null : { name }, organizationTables);
  if (name !== undefined && !data) return <DialogLoading title={`Edit ${name}`} error={error} onClose={onClose} />;
  return <OrganizationForm detail={data} onClose={onClose} />;
}

/** The ways to write one name that are looked through. */
const SAME_NAMES = 20;

const peopleText = (count: number) => (count === 0 ? 'nobody' : plural(count, 'person', 'people'));

/** Another one than `own` that has this name, else one whose name differs in letter case, accents or spaces only. */
async function findOrganization(name: string, own: string): Promise<OrganizationDetail | null> {
  const wanted = fold(name);
  const alike = (await request('organizations.names', { text: name, limit: SAME_NAMES })).filter(
    (known) => known !== own && fold(known) === wanted,
  );
  const other = alike.includes(name) ? name : alike[0];
  if (other === undefined) return null;
  try {
    return await request('organizations.get', { name: other });
  } catch (error) {
    if (toAppError(error).code === 'not_found') return null;
    throw error;
  }
}

/** `detail` undefined: a new one. */
function OrganizationForm({ detail, onClose }: { detail: OrganizationDetail | undefined; onClose: () => void }) {
  /** That has the name which was given, or nearly. */
  const [taken, setTaken] = useState<OrganizationDetail | null>(null);
  const looking = useRef(false);
  /** As it is written already, of the one to merge into. */
  const existing = useRef<string | null>(null);
  const form = useRecordForm({
    initial: () => ({ name: detail?.name ?? '', website: detail?.website ?? '', notes: detail?.notes ?? '' }),
    schema: organizationInput,
    prepare: (values) => ({ input: values }),
    save: async (values) => {
      const organization = { ...values, name: existing.current ?? values.name };
      const { name } = organization;
      if (!detail) {
        await perform('organizations.create', { organization }, `Added ${name}`);
        navigate({ page: 'organization', name });
        return;
      }
      const { merged } = await request('organizations.save', { name: detail.name, organization });
      if (name === detail.name) {
        tellDone(`Saved ${name}`);
        return;
      }
      tellDone(merged ? `${detail.name} merged into ${name}` : `${detail.name} renamed to ${name}`);
      replaceOrganization(detail.name, { page: 'organization', name, ...(merged ? {} : { formerly: detail.name }) });
    },
    onSaved: onClose,
  });
  const { text, values } = form;
  const name = values.name.trim();
  const renamed = detail !== undefined && name !== detail.name;
  const count = detail ? countPeople(detail.people) : 0;

  const submit = async () => {
    // A second Enter must not save twice.
    if (looking.current) return;
    looking.current = true;
    try {
      const other = renamed && name !== '' ? await findOrganization(name, detail.name) : null;
      setTaken(other);
      if (!other) await form.submit();
    } catch (error) {
      showError('Could not save it', error);
    } finally {
      looking.current = false;
    }
  };

  /** Goes on after the question; `into`: the name as it is written already. */
  const saveAs = async (into: string | null) => {
    setTaken(null);
    existing.current = into;
    await form.submit();
    existing.current = null;
  };
  const isSameName = taken?.name === name;

  const question = detail && taken && (
    <QuestionDialog
      title={`Merge into ${taken.name}?`}
      yes="Merge"
      no="Keep them apart"
      onYes={() => void saveAs(taken.name)}
      // Only a name that is written otherwise can be one beside it.
      onNo={() => (isSameName ? setTaken(null) : void saveAs(null))}
      onClose={() => setTaken(null)}
    >
      {isSameName ? 'There is an organization of that name already' : `There is ${taken.name} already, written a little differently`}, with{' '}
      {peopleText(countPeople(taken.people))}. Merging brings in {peopleText(count)} from {detail.name}. Undo takes them apart again.
    </QuestionDialog>
  );

  return (
    <FormDialog
      title={detail ? `Edit ${detail.name}` : 'New organization'}
      form={{ ...form, submit }}
      onClose={onClose}
      question={question}
    >
      <TextInput
        label="Name"
        data-autofocus
        description={renamed && name !== '' && count > 0 ? `Changes the name for ${plural(count, 'person', 'people')}.` : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...text('name')}
      />
      <TextInput label="Website" placeholder="example.com" {...text('website')} />
      <Textarea label="Notes" autosize minRows={3} maxRows={12} {...text('notes')} />
    </FormDialog>
  );
}
