import { Autocomplete, Button, Collapse, NumberInput, SimpleGrid, TagsInput, Textarea, TextInput, Title } from '@mantine/core';
import { contactInput } from '@shared/domain/contact';
import type { Settings } from '@shared/domain/settings';
import type { ContactDetail, Facets } from '@shared/views';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { PartialDateInput } from '../../components/partial-date-input';
import { type RecordForm, useRecordForm } from '../../components/use-record-form';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { navigate } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import classes from './contact-dialog.module.css';
import { type ContactValues, contactValues, formPath, newContact, prepareContact } from './contact-form';
import { AddressRows, CustomFieldRows, DateRows, PointRows } from './contact-rows';
import { RoleRows } from './role-rows';

/** Everything one knows about a person, to write down or to change. */
export function ContactDialog({ dialog, onClose }: DialogProps<'contact'>) {
  const detail = useQuery('contacts.get', dialog.id === undefined ? null : { id: dialog.id }, ['contact']);
  const facets = useQuery('contacts.facets', {}, ['contact']);
  const settings = useQuery('settings.get', {}, ['setting']);
  const error = detail.error ?? facets.error ?? settings.error;
  if (!settings.data || !facets.data || (dialog.id !== undefined && !detail.data)) {
    return <DialogLoading title={dialog.id === undefined ? 'New person' : 'Edit'} error={error} onClose={onClose} />;
  }
  return (
    <ContactForm
      detail={detail.data}
      organization={dialog.organization ?? ''}
      facets={facets.data}
      settings={settings.data}
      onClose={onClose}
    />
  );
}

interface ContactFormProps {
  /** Undefined for somebody new. */
  detail: ContactDetail | undefined;
  /** Where somebody new works. */
  organization: string;
  facets: Facets;
  settings: Settings;
  onClose: () => void;
}

function ContactForm({ detail, organization, facets, settings, onClose }: ContactFormProps) {
  const form = useRecordForm({
    initial: () => (detail ? contactValues(detail.fields) : newContact(organization)),
    schema: contactInput,
    prepare: prepareContact,
    pathOf: formPath,
    save: async (contact) => {
      if (detail) {
        await perform('contacts.update', { id: detail.id, contact }, `Saved ${detail.name}`);
      } else {
        const { id } = await perform('contacts.create', { contact }, `Added ${contact.fullName || contact.organization || 'a person'}`);
        navigate({ page: 'person', id });
      }
    },
    onSaved: onClose,
  });
  const { values, set, error, text, field } = form;
  const stages = [...new Set([...settings.stages, ...facets.stages.map(({ name }) => name)])];

  return (
    <FormDialog title={detail ? `Edit ${detail.name}` : 'New person'} form={form} onClose={onClose} drawer size={620}>
      <div>
        <TextInput label="Name" placeholder="Ana Garcia" data-autofocus {...text('fullName')} />
        <NameParts form={form} />
      </div>
      <RoleRows form={form} canChange={detail !== undefined} />
      <PointRows {...form} />
      <Part title="You and them">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <Autocomplete
            label="Stage"
            data={stages}
            value={values.stage ?? ''}
            onChange={(stage) => set({ stage })}
            error={error('stage')}
            openOnFocus={false}
          />
          <NumberInput
            label="Keep in touch every"
            suffix={values.cadenceDays === 1 ? ' day' : ' days'}
            placeholder="e.g. 30 days"
            min={1}
            max={3650}
            allowDecimal={false}
            value={values.cadenceDays ?? ''}
            onChange={(days) => set({ cadenceDays: days === '' ? null : Number(days) })}
            error={error('cadenceDays')}
          />
        </SimpleGrid>
        <TagsInput
          label="Tags"
          placeholder={values.tags.length === 0 ? 'Type and press Enter' : ''}
          data={facets.tags.map(({ name }) => name)}
          {...field('tags')}
          acceptValueOnBlur
          openOnFocus={false}
        />
        <Textarea
          label="Notes"
          placeholder="Interests, family, how they like to be served"
          autosize
          minRows={3}
          maxRows={14}
          {...text('notes')}
        />
      </Part>
      <Part title="Days">
        <PartialDateInput label="Birthday" {...field('birthday')} />
        <DateRows {...form} />
      </Part>
      <Part title="More">
        <AddressRows {...form} />
        <CustomFieldRows {...form} />
      </Part>
    </FormDialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <Title order={3} id={id} className="section-label">
        {title}
      </Title>
      {children}
    </section>
  );
}

const parts = [
  { key: 'prefix', label: 'Prefix' },
  { key: 'given', label: 'Given name' },
  { key: 'additional', label: 'Middle names' },
  { key: 'family', label: 'Family name' },
  { key: 'suffix', label: 'Suffix' },
] as const;

/** The name in its parts and nicknames, for those who want them; folded away. */
function NameParts({ form: { values, set, error, field } }: { form: RecordForm<ContactValues> }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        mt={6}
        aria-expanded={open}
        aria-controls={id}
        leftSection={<IconChevronRight size={14} aria-hidden="true" className={classes.chevron} data-open={open} />}
        onClick={() => setOpen(!open)}
      >
        Name in parts, nicknames
      </Button>
      <div id={id}>
        <Collapse expanded={open}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="xs">
            {parts.map(({ key, label }) => (
              <TextInput
                key={key}
                label={label}
                value={values.name[key]}
                onChange={(event) => set({ name: { ...values.name, [key]: event.currentTarget.value } })}
                error={error(`name.${key}`)}
              />
            ))}
            <TagsInput label="Nicknames" {...field('nicknames')} acceptValueOnBlur />
          </SimpleGrid>
        </Collapse>
      </div>
    </>
  );
}
