import { Badge, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { TouchpointKind } from '@shared/ror/settings';
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatDate } from '../../format';
import { groupedKinds } from '../touchpoints/kind-options';
import classes from './log.module.css';
import { chipsOf } from './log-chips';
import type { Judged, LogRow } from './log-rows';
import { newPerson, openQuestions } from './log-values';

interface LineRowProps {
  judged: Judged;
  kinds: readonly TouchpointKind[];
  onChange: (number: number, patch: Partial<LogRow>) => void;
  onAnswer: (name: string, person: PersonRef) => void;
}

const NEW = 'new';

/** A line to change, what it becomes, and what is in the way. */
export function LineRow({ judged, kinds, onChange, onAnswer }: LineRowProps) {
  const { row, people, doubts, heading, possible, included, day } = judged;
  const { number, line } = row;
  const questions = line ? openQuestions({ ...line, introduced: [] }, row.chosen) : [];
  const chips = line
    ? chipsOf(line, { contactIds: people, kind: row.kind ?? '', due: null }, kinds).filter(
        ({ field }) => row.kind === null || field !== 'kind',
      )
    : [];
  return (
    <div className={classes.row} data-out={!included && !heading}>
      <Checkbox
        aria-label={`Log line ${number}`}
        checked={included}
        disabled={!possible}
        onChange={(event) => onChange(number, { wanted: event.currentTarget.checked })}
      />
      <div className={classes.rowBody}>
        <TextInput
          aria-label={`Line ${number}`}
          value={row.text}
          maxLength={2_000}
          {...(number === 1 ? { 'data-autofocus': true } : {})}
          onChange={(event) => onChange(number, { text: event.currentTarget.value })}
          onKeyDown={(event) => {
            // Only the button and Ctrl+Enter log all of them.
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
        <Group gap={6}>
          {heading && (
            <Text size="sm" c="dimmed">
              The day of the lines below: {formatDate(day ?? '', 'short')}
            </Text>
          )}
          {!heading &&
            chips.map(({ what, text }) => (
              <Badge key={`${what} ${text}`} radius="xl" title={what}>
                {text}
              </Badge>
            ))}
          {!heading && day !== null && <Badge radius="xl">{formatDate(day, 'short')}</Badge>}
          {questions.map(({ name, candidates }) => (
            <NativeSelect
              key={name}
              size="xs"
              aria-label={`Which ${name}?`}
              value=""
              data={[
                { value: '', label: `Which ${name}?` },
                ...candidates.map((one) => ({
                  value: String(one.id),
                  label: one.organization === '' ? one.name : `${one.name}, ${one.organization}`,
                })),
                { value: NEW, label: 'Someone new' },
              ]}
              onChange={({ currentTarget: { value } }) => {
                const person = candidates.find(({ id }) => String(id) === value);
                if (value === NEW) onAnswer(name, newPerson(name));
                else if (person) onAnswer(name, { id: person.id, name: person.name });
              }}
            />
          ))}
          {line && !heading && (line.kind === null || row.kind !== null) && (
            <NativeSelect
              size="xs"
              aria-label={`What happened in line ${number}`}
              value={row.kind ?? ''}
              data={[{ value: '', label: 'What happened?' }, ...groupedKinds(kinds)]}
              onChange={({ currentTarget: { value } }) => onChange(number, { kind: value === '' ? null : value })}
            />
          )}
        </Group>
        {doubts.length > 0 && (
          <Text size="sm" className={classes.doubt}>
            <IconAlertTriangle size={16} aria-hidden="true" className={classes.mark} /> {doubts.join('. ')}
          </Text>
        )}
      </div>
    </div>
  );
}
