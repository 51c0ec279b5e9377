import { AppError } from '@shared/errors';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { formatNumber } from '../format';
import { messageOf } from '../store/actions';
import { useDraft, useRestored } from './use-draft';

/** Messages by dotted path of the input they belong to. */
export type FieldErrors = Record<string, string>;

/** What a form makes of its values before the schema sees them: the input, and what could not be read as such. */
export interface Prepared {
  input: unknown;
  errors?: FieldErrors;
}

interface Options<V, S extends z.ZodType> {
  initial: V | (() => V);
  schema: S;
  /** Turns what is in the fields into what the schema takes. */
  prepare: (values: V) => Prepared;
  /** Where the form shows what the input has at a path, if that is somewhere else. */
  pathOf?: (values: V, path: string) => string;
  /** Sends it. An AppError with `field` is shown at that field, any other above the buttons. */
  save: (input: z.output<S>) => Promise<void>;
  /** Called after saving. */
  onSaved: () => void;
}

interface TextProps {
  value: string;
  onChange: (event: { currentTarget: { value: string } }) => void;
  error: string | undefined;
}

interface FieldProps<T> {
  value: T;
  onChange: (value: T) => void;
  error: string | undefined;
}

export interface RecordForm<V> {
  values: V;
  /** Changes fields; their messages go away. */
  set: (patch: Partial<V>) => void;
  error: (path: string) => string | undefined;
  /** What an input of text needs to show and change a field, with its message. */
  text: (key: keyof V & string) => TextProps;
  /** The same for an input that gives the value itself. */
  field: <K extends keyof V & string>(key: K) => FieldProps<V[K]>;
  /** Something differs from what the form began with. */
  dirty: boolean;
  saving: boolean;
  /** What went wrong, where no field shows it. */
  failure: string | null;
  submit: () => Promise<void>;
  /** Begins anew with these values. */
  reset: (values: V) => void;
  formRef: React.RefObject<HTMLFormElement | null>;
}

/** First letter up: schema messages are written as the rest of a sentence ("is empty"). */
function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** Texts have a limit that the schema states without words of its own. */
function isTooLong(issue: z.core.$ZodIssue): issue is z.core.$ZodIssueTooBig {
  return issue.code === 'too_big' && issue.origin === 'string' && issue.message.startsWith('Too big');
}

/** Zod issues as messages by dotted path; the first of each path counts. */
function errorsOfIssues(issues: readonly z.core.$ZodIssue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of issues) {
    const path = issue.path.join('.');
    errors[path] ??= isTooLong(issue) ? `Is longer than ${formatNumber(Number(issue.maximum))} characters` : sentence(issue.message);
  }
  return errors;
}

/** A backend names a field from the top of its input (`touchpoint.minutes`); the form knows it without the wrapper. */
function withoutWrapper(field: string): string {
  return field.replace(/^(contact|organization|view|touchpoint|referral|purchase|followUp)\./, '');
}

/** A form of one record: values, what is wrong with them, and saving. The messages are shown where `error(path)` is read. */
export function useRecordForm<V extends object, S extends z.ZodType>(options: Options<V, S>): RecordForm<V> {
  const { initial, schema, prepare, save, onSaved, pathOf = (_, path) => path } = options;
  const [start, setStart] = useState(initial);
  const restored = useRestored<V>();
  const [values, setValues] = useState(restored ?? start);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);

  const forgive = useCallback((changed: readonly string[]) => {
    setErrors((before) => {
      const left = Object.entries(before).filter(([path]) => !changed.some((key) => path === key || path.startsWith(`${key}.`)));
      // The same ones as before need not be drawn anew.
      return left.length === Object.keys(before).length ? before : Object.fromEntries(left);
    });
  }, []);

  const set = useCallback(
    (patch: Partial<V>) => {
      setValues((before) => ({ ...before, ...patch }));
      forgive(Object.keys(patch));
    },
    [forgive],
  );

  const shown = useRef<FieldErrors | null>(null);
  /** Shows messages at their fields and moves there; those of fields that are not on the form go above the buttons. */
  const show = useCallback((found: FieldErrors) => {
    shown.current = found;
    setErrors(found);
  }, []);
  // Only what is drawn says which fields are on the form.
  useEffect(() => {
    if (shown.current !== errors) return;
    shown.current = null;
    const first = formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (first) first.focus();
    else setFailure(Object.values(errors).join('. '));
  }, [errors]);

  const submit = useCallback(async () => {
    if (saving) return;
    setFailure(null);
    const prepared = prepare(values);
    const parsed = schema.safeParse(prepared.input);
    const issues = parsed.success ? {} : errorsOfIssues(parsed.error.issues);
    const placed = Object.fromEntries(Object.entries(issues).map(([path, message]) => [pathOf(values, path), message]));
    const found = { ...placed, ...prepared.errors };
    if (!parsed.success || Object.keys(found).length > 0) {
      show(found);
      return;
    }
    setSaving(true);
    try {
      await save(parsed.data);
    } catch (error) {
      setSaving(false);
      if (error instanceof AppError && error.field !== undefined)
        show({ [pathOf(values, withoutWrapper(error.field))]: sentence(error.message) });
      else setFailure(messageOf(error));
      return;
    }
    onSaved();
  }, [saving, prepare, values, schema, pathOf, show, save, onSaved]);

  const reset = useCallback((next: V) => {
    setStart(next);
    setValues(next);
    setErrors({});
    setFailure(null);
    setSaving(false);
  }, []);

  const dirty = JSON.stringify(values) !== JSON.stringify(start);
  useDraft(values, dirty);

  const error = useCallback((path: string) => errors[path], [errors]);
  const field = <K extends keyof V & string>(key: K): FieldProps<V[K]> => ({
    value: values[key],
    onChange: (value) => {
      setValues((before) => ({ ...before, [key]: value }));
      forgive([key]);
    },
    error: errors[key],
  });
  const text = (key: keyof V & string): TextProps => ({
    value: String(values[key]),
    onChange: ({ currentTarget: { value } }) => {
      setValues((before) => ({ ...before, [key]: value }));
      forgive([key]);
    },
    error: errors[key],
  });
  return {
    values,
    set,
    error,
    text,
    field,
    dirty,
    saving,
    failure,
    submit,
    reset,
    formRef,
  };
}
