import { logEntry } from '@shared/contract-log';
import type { PersonRef } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import type { Settings } from '@shared/domain/settings';
import type { LogLine } from '@shared/log-line/log-line';
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { request } from '../../api';
import { FormDialog } from '../../components/form-dialog';
import { useRecordForm } from '../../components/use-record-form';
import { tellDone } from '../../store/actions';
import { type DialogProps, openDialog } from '../../store/dialogs';
import { LineField } from './line-field';
import { AskWho, chipsOf, Doubts, Introductions, LogChips } from './log-chips';
import { LogFields } from './log-fields';
import { doubtText, followLine, type LogBase, type LogValues, logPath, newLog, openDoubts, openQuestions, prepareLog } from './log-values';
import { loggedText } from './logged-text';
import { useLineReader } from './use-log-line';

interface LogFormProps extends DialogProps<'touchpoint'> {
  title: string;
  settings: Settings;
}

/** What was logged last since the program started; the next one often is the same. */
let lastKind = 'meeting';

/** One line that says what happened, what was understood of it, and the fields it fills. */
export function LogForm({ title, dialog, settings, onClose }: LogFormProps) {
  const { kinds } = settings.ror;
  const { completes = null } = dialog;
  const [base] = useState((): LogBase => {
    const wanted = dialog.touchpointKind ?? lastKind;
    const kind = kinds.some(({ key }) => key === wanted) ? wanted : (kinds[0]?.key ?? '');
    return { people: dialog.people ?? [], kind, subject: dialog.subject ?? '', currency: settings.currency, now: Date.now() };
  });
  const [line, setLine] = useState<LogLine | null>(null);
  const reader = useLineReader(settings);
  /** The line whose doubts were shown when it was to be saved: the next Enter takes the fields as they stand. */
  const shown = useRef<string | null>(null);
  const doubtsIn = (values: LogValues) => openDoubts(line, values, dialog.touchpointKind !== undefined).map(doubtText);

  const form = useRecordForm({
    initial: () => newLog(base),
    schema: logEntry,
    prepare: (values) => {
      const prepared = prepareLog(values, settings, line);
      const doubts = doubtsIn(values);
      const ask = doubts.length > 0 && shown.current !== values.line;
      shown.current = values.line;
      if (ask)
        prepared.errors = {
          ...prepared.errors,
          line: `${prepared.errors?.line ?? 'Look at what is not sure'}. Enter logs it as the fields say`,
        };
      return prepared;
    },
    pathOf: logPath,
    save: async (entry) => {
      const saved = await request('log.save', { entries: [entry], completes });
      if (entry.touchpoint) lastKind = entry.touchpoint.kind;
      const label = kinds.find(({ key }) => key === entry.touchpoint?.kind)?.label ?? 'Touchpoint';
      tellDone(
        loggedText(
          label,
          form.values.contactIds.map(({ name }) => name),
          entry,
          saved,
          completes !== null,
        ),
      );
    },
    onSaved: onClose,
  });
  const { values, formRef } = form;

  /** What stands in the field: a key may come between a render and what follows from it. */
  const typed = useRef(values.line);
  const read = (text: string, patch: Partial<LogValues> = {}) => {
    const next = { ...values, ...patch };
    const isEmpty = text.trim() === '';
    const understood = isEmpty ? null : (reader.read?.(text) ?? null);
    setLine(understood);
    form.set({ ...patch, ...(understood ? followLine(understood, next, base) : isEmpty ? forgetLine(next, base) : {}) });
  };
  const write = (text: string, patch: Partial<LogValues> = {}) => {
    typed.current = text;
    read(text, { ...patch, line: text });
  };

  // The parser came, or the book knows who is meant.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same line, read again
  useEffect(() => {
    if (reader.read && typed.current !== '') read(typed.current);
  }, [reader.version]);

  const [submitting, setSubmitting] = useState(false);
  // Enter may come before the book has answered.
  const isReady =
    values.line.trim() === '' || (reader.read !== null && !reader.waiting && line !== null && !line.people.some(({ pending }) => pending));
  const { submit } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: as soon as it is ready, once
  useEffect(() => {
    if (!submitting || !isReady) return;
    setSubmitting(false);
    void submit();
  }, [submitting, isReady]);
  const ready = { ...form, submit: async () => setSubmitting(true) };

  const latest = useRef(values);
  useLayoutEffect(() => {
    latest.current = values;
  });
  const { set } = form;
  /** The line at which a field was changed by hand. */
  const [handled, setHandled] = useState<string | null>(null);
  const touch = useCallback(
    (patch: Partial<LogValues>) => {
      const { line: at, touched } = latest.current;
      setHandled(at);
      set({ ...patch, touched: [...new Set([...touched, ...Object.keys(patch)])] });
    },
    [set],
  );
  // While the line is typed the fields follow when there is time; a key in one of them is drawn at once.
  const late = useDeferredValue(values);
  const drawn = submitting || form.saving || handled === values.line ? values : late;

  const answer = (name: string, person: PersonRef) => read(typed.current, { chosen: { ...values.chosen, [fold(name)]: person } });
  const correct = (field: keyof LogValues) => {
    flushSync(() => setHandled(values.line));
    formRef.current?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea), input[data-field="${field}"]`)?.focus();
  };

  return (
    <FormDialog title={title} form={ready} onClose={onClose} saveLabel="Log">
      <LineField
        label="In one line"
        placeholder={base.people.length > 0 ? 'coffee yesterday 45m, ping in 3 weeks' : 'coffee with Ana yesterday 45m, ping in 3 weeks'}
        value={values.line}
        onChange={(text) => write(text)}
        people={line ? [...line.people, ...line.introduced] : []}
        onPick={(text, person) => write(text, { chosen: { ...values.chosen, [fold(person.name)]: person } })}
        onSubmit={() => setSubmitting(true)}
        onLines={(text) => openDialog({ kind: 'logLines', text: values.line.trim() === '' ? text : `${values.line}\n${text}` })}
        error={form.error('line')}
      />
      {line && <LogChips chips={chipsOf(line, values, kinds)} onCorrect={correct} />}
      {openQuestions(line, values.chosen).map((question) => (
        <AskWho key={question.name} question={question} onAnswer={answer} />
      ))}
      <Doubts texts={doubtsIn(values)} />
      <Introductions introduced={values.introduced} people={values.contactIds} onChange={(introduced) => form.set({ introduced })} />
      <LogFields values={drawn} error={form.error} touch={touch} base={base} settings={settings} />
    </FormDialog>
  );
}

/** Without a line the fields that followed it are as they were. */
function forgetLine(values: LogValues, base: LogBase): Partial<LogValues> {
  const { line: _line, chosen: _chosen, touched: _touched, ...fresh } = newLog(base);
  return Object.fromEntries(Object.entries(fresh).filter(([key]) => !values.touched.includes(key)));
}
