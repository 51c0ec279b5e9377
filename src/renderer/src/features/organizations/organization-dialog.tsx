import { Textarea, TextInput } from '@mantine/core';
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

const peopleText = (count: number) => (count === 0 ? 'nobody' : plural(count, 'person', 'people'));

async function findOrganization(name: string): Promise<OrganizationDetail | null> {
  try {
    return await request('organizations.get', { name });
  } catch (error) {
    if (toAppError(error).code === 'not_found') return null;
    throw error;
  }
}

/** `detail` undefined: a new one. */
function OrganizationForm({ detail, onClose }: { detail: OrganizationDetail | undefined; onClose: () => void }) {
  /** That has the name which was given. */
  const [taken, setTaken] = useState<OrganizationDetail | null>(null);
  const looking = useRef(false);
  const form = useRecordForm({
    initial: () => ({ name: detail?.name ?? '', website: detail?.website ?? '', notes: detail?.notes ?? '' }),
    schema: organizationInput,
    prepare: (values) => ({ input: values }),
    save: async (organization) => {
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
      const other = renamed && name !== '' ? await findOrganization(name) : null;
      setTaken(other);
      if (!other) await form.submit();
    } catch (error) {
      showError('Could not save it', error);
    } finally {
      looking.current = false;
    }
  };

  const question = detail && taken && (
    <QuestionDialog
      title={`Merge into ${taken.name}?`}
      yes="Merge"
      no="Keep them apart"
      onYes={() => {
        setTaken(null);
        void form.submit();
      }}
      onNo={() => setTaken(null)}
    >
      There is an organization of that name already, with {peopleText(countPeople(taken.people))}. Merging brings in {peopleText(count)}{' '}
      from {detail.name}. Undo takes them apart again.
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
