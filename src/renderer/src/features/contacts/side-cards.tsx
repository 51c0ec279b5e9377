import { ActionIcon, Anchor, Button, Collapse, Text } from '@mantine/core';
import type { Address, ImportantDate, PersonRef } from '@shared/domain/contact';
import { shownLabel } from '@shared/domain/shown-label';
import type { ContactDetail } from '@shared/views';
import { IconChevronRight, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { ComponentBars } from '../../components/component-bars';
import { GiveTakeBar } from '../../components/give-take-bar';
import { PersonAvatar } from '../../components/person-avatar';
import { formatNumber, formatPercent, relativeTime } from '../../format';
import { openDialog } from '../../store/dialogs';
import { navigate } from '../../store/navigation';
import { copyText } from './copy-text';
import { formatPartialDate, yearsNext } from './partial-date-words';
import classes from './person-page.module.css';
import { SideCard } from './side-card';

/** The parts of the score, and the way to all the rows behind them. */
export function WhyCard({ detail: { id, name, score } }: { detail: ContactDetail }) {
  return (
    <SideCard
      title={`Why ${formatNumber(score.score)}`}
      action={
        <Button variant="subtle" size="compact-xs" onClick={() => openDialog({ kind: 'explain', contactId: id, name })}>
          All rows
        </Button>
      }
    >
      <ComponentBars components={score.components} />
      {score.trust < 1 && (
        <Text size="xs" mt="xs" className={classes.late}>
          Times {formatPercent(score.trust)} trust: you took more than you gave.
        </Text>
      )}
    </SideCard>
  );
}

export function GiveTakeCard({ detail: { score, lastTouchAt, firstTouchAt } }: { detail: ContactDetail }) {
  return (
    <SideCard title="Give and take">
      <GiveTakeBar give={score.give} take={score.take} giveShare={score.giveShare} />
      {lastTouchAt !== null && firstTouchAt !== null && (
        <dl className={classes.facts}>
          <dt>Last in touch</dt>
          <dd>{relativeTime(lastTouchAt)}</dd>
          <dt>First in touch</dt>
          <dd>{relativeTime(firstTouchAt)}</dd>
        </dl>
      )}
    </SideCard>
  );
}

export function RelationsCard({ detail: { referredBy, referred } }: { detail: ContactDetail }) {
  if (referredBy.length === 0 && referred.length === 0) return null;
  return (
    <SideCard title="Referrals">
      <People label="Referred to you by" people={referredBy} />
      <People label="Referred to you" people={referred} />
    </SideCard>
  );
}

const FIRST = 6;

function People({ label, people }: { label: string; people: PersonRef[] }) {
  const [all, setAll] = useState(false);
  if (people.length === 0) return null;
  const shown = all ? people : people.slice(0, FIRST);
  return (
    <div className={classes.people}>
      <h3>{label}</h3>
      <ul>
        {shown.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className={`text-button ${classes.person}`} onClick={() => navigate({ page: 'person', id })}>
              <PersonAvatar name={name} size={24} />
              <span className="truncate">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {people.length > shown.length && (
        <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>
          {people.length - shown.length} more
        </Anchor>
      )}
    </div>
  );
}

function addressLines({ street, extended, poBox, postalCode, city, region, country }: Address): string {
  return [poBox, extended, street, [postalCode, city].filter((t) => t !== '').join(' '), region, country]
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function DateLine({ label, date }: ImportantDate) {
  const years = yearsNext(date);
  return (
    <Fact label={label}>
      {formatPartialDate(date)}
      {years !== null && <span className={classes.soft}> · {years}</span>}
    </Fact>
  );
}

/** Notes, days, addresses, fields of one's own: what one knows about a person. */
export function KnownCard({ detail }: { detail: ContactDetail }) {
  const { id, fields, deletedAt } = detail;
  const empty =
    fields.notes === '' &&
    fields.birthday === null &&
    [fields.dates, fields.addresses, fields.customFields].every((list) => list.length === 0);
  return (
    <SideCard
      title="What I know"
      action={
        deletedAt === null && (
          <Button variant="subtle" size="compact-xs" onClick={() => openDialog({ kind: 'contact', id })}>
            {empty ? 'Add' : 'Edit'}
          </Button>
        )
      }
    >
      {empty && (
        <Text size="sm" c="dimmed">
          Interests, family, what matters to them: note it and they will feel it.
        </Text>
      )}
      {fields.notes !== '' && <p className={classes.notes}>{fields.notes}</p>}
      <dl className={classes.known}>
        {fields.birthday !== null && <DateLine label="Birthday" date={fields.birthday} />}
        {fields.dates.map(({ label, date }) => (
          <DateLine key={`${label} ${date}`} label={label} date={date} />
        ))}
        {fields.customFields.map(({ label, value }) => (
          <Fact key={`${label} ${value}`} label={label}>
            {value}
          </Fact>
        ))}
        {fields.addresses.map((address) => (
          <Fact key={JSON.stringify(address)} label={address.label === '' ? 'Address' : `Address, ${shownLabel(address.label)}`}>
            <span className={classes.address}>{addressLines(address)}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              className={classes.copy}
              aria-label="Copy the address"
              onClick={() => void copyText(addressLines(address))}
            >
              <IconCopy size={14} aria-hidden="true" />
            </ActionIcon>
          </Fact>
        ))}
      </dl>
    </SideCard>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What an import brought that has no field here; kept, and written out again. */
export function PreservedCard({ detail: { preserved } }: { detail: ContactDetail }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (preserved.length === 0) return null;
  return (
    <section className={classes.preserved}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={open}
        aria-controls={id}
        leftSection={<IconChevronRight size={14} aria-hidden="true" className={classes.chevron} data-open={open} />}
        onClick={() => setOpen(!open)}
      >
        Also imported ({preserved.length})
      </Button>
      <div id={id}>
        <Collapse expanded={open}>
          <dl className={classes.known}>
            {preserved.map(({ name, value }) => (
              <Fact key={`${name} ${value}`} label={name}>
                {value.length > 300 ? `${value.slice(0, 300)}…` : value}
              </Fact>
            ))}
          </dl>
        </Collapse>
      </div>
    </section>
  );
}
