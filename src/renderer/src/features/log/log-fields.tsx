import { Divider, TagsInput, TextInput } from '@mantine/core';
import type { Settings } from '@shared/domain/settings';
import { memo } from 'react';
import type { RecordForm } from '../../components/use-record-form';
import { NextFollowUp } from '../follow-ups/next-follow-up';
import { TouchpointFields } from '../touchpoints/touchpoint-fields';
import { type LogBase, type LogValues, newPerson } from './log-values';

interface LogFieldsProps {
  values: LogValues;
  error: RecordForm<LogValues>['error'];
  /** Something was changed here, so that it does not follow the line any more. */
  touch: (patch: Partial<LogValues>) => void;
  base: LogBase;
  settings: Settings;
}

/** What was understood of the line, each part in a field. Drawn when one of its properties is another one, not at every key. */
export const LogFields = memo(function LogFields({ values, error, touch, base, settings }: LogFieldsProps) {
  const fields: Pick<RecordForm<LogValues>, 'values' | 'set' | 'error' | 'text' | 'field'> = {
    values,
    error,
    set: touch,
    text: (key) => ({
      value: String(values[key]),
      onChange: ({ currentTarget: { value } }) => touch({ [key]: value }),
      error: error(key),
    }),
    field: (key) => ({ value: values[key], onChange: (value) => touch({ [key]: value } as Partial<LogValues>), error: error(key) }),
  };
  return (
    <>
      <Divider label="or field by field" labelPosition="left" />
      <TouchpointFields form={fields} settings={settings} edited={false} focusElsewhere newPerson={newPerson} />
      <TagsInput
        label="Tags for them"
        placeholder={values.tags.length === 0 ? 'Type and press Enter' : ''}
        {...fields.field('tags')}
        acceptValueOnBlur
        data-field="tags"
      />
      <div data-field="due">
        <NextFollowUp
          value={values.due}
          onChange={(due) => touch({ due, reason: due !== null && values.reason === '' ? base.subject : values.reason })}
        />
      </div>
      {values.due !== null && (
        <TextInput
          label="What for"
          value={values.reason}
          onChange={(event) => touch({ reason: event.currentTarget.value })}
          error={error('reason')}
        />
      )}
    </>
  );
});
