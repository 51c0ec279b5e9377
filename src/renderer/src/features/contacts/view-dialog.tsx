import { TextInput } from '@mantine/core';
import { savedView } from '@shared/domain/saved-view';
import { z } from 'zod';
import { FormDialog } from '../../components/form-dialog';
import { useRecordForm } from '../../components/use-record-form';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { usePeopleView } from './people-view';
import { viewOf } from './people-views';

const named = z.object({ name: savedView.shape.name });

/** Asks for the name of a view. */
export function ViewDialog({ dialog, onClose }: DialogProps<'view'>) {
  const { rename = null } = dialog;
  const settings = useQuery('settings.get', {}, ['setting']);
  const form = useRecordForm({
    initial: (): z.output<typeof named> => ({ name: rename ?? '' }),
    schema: named,
    prepare: (values) => ({ input: values }),
    save: async ({ name }) => {
      const known = settings.data?.views.find((view) => view.name === rename);
      const view = known ? { ...known, name } : viewOf(usePeopleView.getState(), name);
      await perform('views.save', { formerly: rename, view }, rename === null ? `View “${name}” saved` : `View renamed to “${name}”`);
      usePeopleView.setState({ view: name });
    },
    onSaved: onClose,
  });
  return (
    <FormDialog title={rename === null ? 'Save this view' : `Rename “${rename}”`} form={form} onClose={onClose} size={420}>
      <TextInput
        label="Name"
        description={rename === null ? 'The search, the filters and the order of the page are kept under it.' : undefined}
        {...form.text('name')}
        data-autofocus
      />
    </FormDialog>
  );
}
