import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { LogLine, LogPerson } from '@shared/log-line/log-line';
import type { TouchpointKind } from '@shared/ror/settings';
import { IconAlertTriangle, IconQuestionMark } from '@tabler/icons-react';
import { formatAmount, formatDate } from '../../format';
import { sentimentLabel } from '../touchpoints/sentiment-input';
import classes from './log.module.css';
import type { IntroducedValue, LogValues } from './log-values';
import { newPerson } from './log-values';

export interface Chip {
  field: keyof LogValues;
  text: string;
  /** What it is, for those who can't see where it stands. */
  what: string;
}

/** What was understood of a line, in the words of the window. */
export function chipsOf(line: LogLine, values: Pick<LogValues, 'contactIds' | 'kind' | 'due'>, kinds: readonly TouchpointKind[]): Chip[] {
  const chips: Chip[] = values.contactIds.map(({ id, name }) => ({
    field: 'contactIds',
    what: 'With',
    text: id > 0 ? name : `${name} (new)`,
  }));
  const { kind, day, time, minutes, sentiment, money, tags, followUp } = line;
  if (kind) chips.push({ field: 'kind', what: 'What happened', text: kinds.find(({ key }) => key === kind.value)?.label ?? kind.value });
  if (day) chips.push({ field: 'occurredAt', what: 'Day', text: formatDate(day.value, 'short') });
  if (time) chips.push({ field: 'occurredAt', what: 'Time', text: time.value });
  if (minutes) chips.push({ field: 'minutes', what: 'Minutes', text: `${minutes.value} min` });
  if (sentiment) chips.push({ field: 'sentiment', what: 'How it went', text: sentimentLabel(sentiment.value) });
  if (money?.value.isCost) chips.push({ field: 'costMinor', what: 'Cost', text: formatAmount(money.value.minor, money.value.currency) });
  for (const { value } of tags) chips.push({ field: 'tags', what: 'Tag', text: `#${value}` });
  if (followUp) chips.push({ field: 'due', what: 'Follow-up', text: `Follow up ${formatDate(followUp.due, 'short')}` });
  return chips;
}

interface LogChipsProps {
  chips: readonly Chip[];
  /** Goes to the field in which it is corrected. */
  onCorrect: (field: keyof LogValues) => void;
}

export function LogChips({ chips, onCorrect }: LogChipsProps) {
  if (chips.length === 0) return null;
  return (
    <Group gap={6} role="group" aria-label="Understood, to correct">
      {chips.map(({ field, what, text }, index) => (
        <Button
          // biome-ignore lint/suspicious/noArrayIndexKey: chips are drawn anew from the line and keep no state
          key={`${field}-${index}`}
          size="compact-sm"
          variant="light"
          radius="xl"
          className={classes.chip}
          aria-label={`${what}: ${text}`}
          onClick={() => onCorrect(field)}
        >
          {text}
        </Button>
      ))}
    </Group>
  );
}

interface AskWhoProps {
  question: LogPerson;
  onAnswer: (name: string, person: PersonRef) => void;
}

const SHOWN = 6;

/** A name fits several people: which of them it is. */
export function AskWho({ question, onAnswer }: AskWhoProps) {
  const { name, candidates } = question;
  const more = candidates.length - SHOWN;
  return (
    <fieldset className={classes.ask}>
      <legend className={classes.legend}>
        <IconQuestionMark size={16} aria-hidden="true" className={classes.mark} /> Which {name}?
      </legend>
      <Group gap={6}>
        {candidates.slice(0, SHOWN).map((person) => (
          <Button key={person.id} size="compact-sm" variant="default" onClick={() => onAnswer(name, { id: person.id, name: person.name })}>
            {person.name}
            {person.organization !== '' && <span className={classes.organization}>{person.organization}</span>}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" onClick={() => onAnswer(name, newPerson(name))}>
          Someone new
        </Button>
      </Group>
      {more > 0 && (
        <Text size="xs" c="dimmed">
          and others: write more of the name
        </Text>
      )}
    </fieldset>
  );
}

/** What is not sure, each with its words. */
export function Doubts({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div role="status" className={classes.doubts}>
      {texts.map((text) => (
        <Text key={text} size="sm">
          <IconAlertTriangle size={16} aria-hidden="true" className={classes.mark} /> {text}
        </Text>
      ))}
    </div>
  );
}

interface IntroductionsProps {
  introduced: readonly IntroducedValue[];
  /** Who may have introduced them. */
  people: readonly PersonRef[];
  onChange: (introduced: IntroducedValue[]) => void;
}

/** Whom I was introduced to may be added, with the referral that it was. */
export function Introductions({ introduced, people, onChange }: IntroductionsProps) {
  return introduced.map((one, index) => {
    const set = (patch: Partial<IntroducedValue>) =>
      onChange(introduced.map((other, at) => (at === index ? { ...other, ...patch } : other)));
    const { person, by, wanted } = one;
    return (
      <Group key={person.id} gap="sm">
        <Checkbox
          checked={wanted}
          disabled={by === null}
          label={`Add a referral: ${by?.name ?? 'somebody'} introduced ${person.name}${person.id > 0 ? '' : ', who is new'}`}
          onChange={(event) => set({ wanted: event.currentTarget.checked })}
        />
        {people.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={`Who introduced ${person.name}?`}
            value={by === null ? '' : String(by.id)}
            data={[{ value: '', label: 'Who was it?' }, ...people.map(({ id, name }) => ({ value: String(id), label: name }))]}
            onChange={({ currentTarget: { value } }) => {
              const introducer = people.find(({ id }) => String(id) === value) ?? null;
              set({ by: introducer, wanted: introducer !== null });
            }}
          />
        )}
      </Group>
    );
  });
}
