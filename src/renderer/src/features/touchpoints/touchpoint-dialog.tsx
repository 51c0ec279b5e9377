import type { Settings } from '@shared/domain/settings';
import { type Touchpoint, touchpointInput } from '@shared/domain/touchpoint';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { useRecordForm } from '../../components/use-record-form';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { LogForm } from '../log/log-form';
import { TouchpointFields } from './touchpoint-fields';
import { prepareTouchpoint, touchpointValues } from './touchpoint-form';

/** Logs what happened with one or more people, or edits it. */
export function TouchpointDialog({ dialog, onClose }: DialogProps<'touchpoint'>) {
  const { data: settings, error } = useQuery('settings.get', {}, ['setting']);
  const title = dialog.edit ? 'Edit' : dialog.people?.length === 1 ? `Log with ${dialog.people[0]?.name ?? ''}` : 'Log what happened';
  if (!settings) return <DialogLoading title={title} error={error} onClose={onClose} />;
  if (dialog.edit) return <EditForm title={title} edit={dialog.edit} settings={settings} onClose={onClose} />;
  return <LogForm title={title} dialog={dialog} settings={settings} onClose={onClose} />;
}

interface EditFormProps {
  title: string;
  edit: Touchpoint;
  settings: Settings;
  onClose: () => void;
}

function EditForm({ title, edit, settings, onClose }: EditFormProps) {
  const form = useRecordForm({
    initial: () => touchpointValues(edit, settings.currency),
    schema: touchpointInput,
    prepare: (values) => prepareTouchpoint(values, edit),
    save: async (touchpoint) => {
      const label = settings.ror.kinds.find(({ key }) => key === touchpoint.kind)?.label ?? 'Touchpoint';
      await perform('touchpoints.update', { id: edit.id, touchpoint }, `Saved “${label}”`);
    },
    onSaved: onClose,
  });
  return (
    <FormDialog title={title} form={form} onClose={onClose} saveLabel="Save">
      <TouchpointFields form={form} settings={settings} edited />
    </FormDialog>
  );
}
