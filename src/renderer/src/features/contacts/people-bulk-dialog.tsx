import { Button, Group, NumberInput, TagsInput } from '@mantine/core';
import { contactFields } from '@shared/domain/contact';
import { z } from 'zod';
import { FormDialog } from '../../components/form-dialog';
import { useRecordForm } from '../../components/use-record-form';
import { plural } from '../../format';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { changeSelected } from './people-bulk';
import { usePeopleSelection } from './people-selection';

const tagChange = z
  .object({ addTags: contactFields.shape.tags, removeTags: contactFields.shape.tags })
  .refine(({ addTags, removeTags }) => addTags.length + removeTags.length > 0, {
    path: ['addTags'],
    message: 'Name a tag to add or to remove',
  });
const cadenceChange = z.object({ cadenceDays: contactFields.shape.cadenceDays.unwrap() });

/** Changes everybody who is selected on the People page. */
export function PeopleBulkDialog({ dialog, onClose }: DialogProps<'bulk'>) {
  const who = usePeopleSelection((selection) => plural(selection.ids.size, 'person', 'people'));
  return dialog.change === 'tags' ? <TagsForm who={who} onClose={onClose} /> : <CadenceForm who={who} onClose={onClose} />;
}

interface FormProps {
  who: string;
  onClose: () => void;
}

function TagsForm({ who, onClose }: FormProps) {
  const facets = useQuery('contacts.facets', {}, ['contact']);
  const tags = facets.data?.tags.map(({ name }) => name) ?? [];
  const form = useRecordForm({
    initial: (): z.output<typeof tagChange> => ({ addTags: [], removeTags: [] }),
    schema: tagChange,
    prepare: (values) => ({ input: values }),
    pathOf: (_, path) => path.replace(/^change\./, ''),
    save: async (change) => {
      const done = change.removeTags.length === 0 ? 'Tagged' : change.addTags.length === 0 ? 'Tags removed from' : 'Tags changed of';
      await changeSelected(change, (changed) => `${done} ${changed}`);
    },
    onSaved: onClose,
  });
  const { values, field } = form;
  return (
    <FormDialog title={`Tag ${who}`} form={form} onClose={onClose}>
      <TagsInput
        label="Add tags"
        placeholder={values.addTags.length === 0 ? 'Type and press Enter' : ''}
        data={tags.filter((name) => !values.removeTags.includes(name))}
        {...field('addTags')}
        acceptValueOnBlur
        openOnFocus={false}
        data-autofocus
      />
      <TagsInput
        label="Remove tags"
        placeholder={values.removeTags.length === 0 ? 'Type and press Enter' : ''}
        data={tags.filter((name) => !values.addTags.includes(name))}
        {...field('removeTags')}
        acceptValueOnBlur
        openOnFocus={false}
      />
    </FormDialog>
  );
}

const usualCadences = [7, 14, 30, 90, 180, 365];

function CadenceForm({ who, onClose }: FormProps) {
  const form = useRecordForm({
    initial: (): z.output<typeof cadenceChange> => ({ cadenceDays: null }),
    schema: cadenceChange,
    prepare: (values) => ({ input: values }),
    pathOf: (_, path) => path.replace(/^change\./, ''),
    save: async (change) => {
      const { cadenceDays } = change;
      await changeSelected(change, (changed) =>
        cadenceDays === null ? `Cadence of ${changed} cleared` : `Keep in touch with ${changed} every ${plural(cadenceDays, 'day')}`,
      );
    },
    onSaved: onClose,
  });
  const { values, set, error } = form;
  return (
    <FormDialog title={`Keep in touch with ${who}`} form={form} onClose={onClose}>
      <NumberInput
        label="Every"
        description="Left empty, there is no rhythm: one that they had is cleared."
        suffix={values.cadenceDays === 1 ? ' day' : ' days'}
        placeholder="e.g. 30 days"
        min={1}
        max={3650}
        allowDecimal={false}
        value={values.cadenceDays ?? ''}
        onChange={(days) => set({ cadenceDays: days === '' ? null : Number(days) })}
        error={error('cadenceDays')}
        data-autofocus
      />
      <Group gap="xs" role="group" aria-label="Usual numbers of days">
        {usualCadences.map((days) => (
          <Button key={days} size="compact-sm" variant="default" onClick={() => set({ cadenceDays: days })}>
            {plural(days, 'day')}
          </Button>
        ))}
      </Group>
    </FormDialog>
  );
}
