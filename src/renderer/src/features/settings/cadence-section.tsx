import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { contactFields } from '@shared/domain/contact';
import type { Settings } from '@shared/domain/settings';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { capitalized, plural } from '../../format';
import { performOrTell } from '../../store/actions';
import { useQuery } from '../../store/query-cache';
import { SettingsSection } from './settings-section';

type Rules = Settings['cadence'];
const days = contactFields.shape.cadenceDays.unwrap().unwrap();
const DEFAULT_DAYS = 30;

function save(cadence: Rules, done: string): void {
  void performOrTell('settings.update', { patch: { cadence } }, done);
}

const everyText = (count: number) => `every ${count === 1 ? 'day' : plural(count, 'day')}`;

interface RuleRowProps {
  /** "People of stage Active" */
  label: string;
  value: number;
  onChange: (days: number) => void;
  onRemove: () => void;
}

function RuleRow({ label, value, onChange, onRemove }: RuleRowProps) {
  const [draft, setDraft] = useState<string | number>(value);
  const parsed = days.safeParse(draft);
  const commit = () => {
    if (parsed.success && parsed.data !== value) onChange(parsed.data);
  };
  return (
    <li className="cadence-rule">
      <span className="truncate">{label}</span>
      <NumberInput
        aria-label={`Days for ${label}`}
        size="xs"
        w={130}
        hideControls
        allowDecimal={false}
        prefix="every "
        suffix={draft === 1 ? ' day' : ' days'}
        value={draft}
        error={parsed.success ? undefined : '1 to 3650 days'}
        onChange={setDraft}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove the rule for ${label}`} onClick={onRemove}>
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}

/** How often to be in touch, by stage and by tag. */
export function CadenceSection({ settings }: { settings: Settings }) {
  const { cadence } = settings;
  const facets = useQuery('contacts.facets', {}, ['contact', 'setting']);
  const [adding, setAdding] = useState<string | null>(null);
  const tags = facets.data?.tags.map(({ name }) => name) ?? [];
  const offered = [
    {
      group: 'Stages',
      items: settings.stages
        .filter((name) => !(name in cadence.stages))
        .map((name) => ({ value: `stages ${name}`, label: capitalized(name) })),
    },
    { group: 'Tags', items: tags.filter((name) => !(name in cadence.tags)).map((name) => ({ value: `tags ${name}`, label: name })) },
  ];
  const rules = (['stages', 'tags'] as const).flatMap((kind) =>
    Object.entries(cadence[kind]).map(([name, count]) => ({
      kind,
      name,
      count,
      label: kind === 'stages' ? `stage ${capitalized(name)}` : `tag ${name}`,
    })),
  );
  const change = (kind: keyof Rules, name: string, count: number | null) => {
    const { [name]: _old, ...others } = cadence[kind];
    const label = kind === 'stages' ? `Stage ${capitalized(name)}` : `Tag ${name}`;
    save(
      { ...cadence, [kind]: count === null ? others : { ...others, [name]: count } },
      count === null ? `${label}: no cadence any more` : `${label}: in touch ${everyText(count)}`,
    );
  };
  const add = () => {
    if (adding === null) return;
    const [kind = '', ...name] = adding.split(' ');
    change(kind === 'stages' ? 'stages' : 'tags', name.join(' '), DEFAULT_DAYS);
    setAdding(null);
  };
  return (
    <SettingsSection
      title="Cadence"
      text="How often to be in touch with people of a stage or with a tag. A person’s own cadence counts before these; of several the shortest."
    >
      {rules.length > 0 && (
        <ul className="plain-list" aria-label="Cadence by stage and tag">
          {rules.map(({ kind, name, count, label }) => (
            <RuleRow
              key={`${kind} ${name} ${count}`}
              label={label}
              value={count}
              onChange={(next) => change(kind, name, next)}
              onRemove={() => change(kind, name, null)}
            />
          ))}
        </ul>
      )}
      <div className="cadence-add">
        <Select
          aria-label="Stage or tag"
          placeholder="Stage or tag"
          searchable
          limit={100}
          nothingFoundMessage="No such stage or tag"
          data={offered}
          value={adding}
          onChange={setAdding}
        />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} disabled={adding === null} onClick={add}>
          Add
        </Button>
      </div>
    </SettingsSection>
  );
}
