/** Rapport JSON (src/shared/interchange.ts), one record a line. */
import { type InterchangeFile, interchangeFormat, interchangeVersion } from '@shared/interchange';
import type { Core } from '../core';
import type { Outgoing } from './outgoing';

const iso = (instant: number) => new Date(instant).toISOString();
const isoOrNull = (instant: number | null) => (instant === null ? null : iso(instant));

function* contacts(outgoing: Outgoing): Generator<InterchangeFile['contacts'][number]> {
  for (const { uid, fields, extras, photo, archivedAt, createdAt } of outgoing.contacts()) {
    const { fullName, name, ...rest } = fields;
    yield {
      id: uid,
      name: { full: fullName, ...name },
      ...rest,
      photo: photo ? { mediaType: photo.mediaType, base64: Buffer.from(photo.bytes).toString('base64') } : null,
      extras: [...extras],
      archivedAt: isoOrNull(archivedAt),
      createdAt: iso(createdAt),
    };
  }
}

function* touchpoints(outgoing: Outgoing): Generator<InterchangeFile['touchpoints'][number]> {
  for (const touchpoint of outgoing.touchpoints()) {
    const { uid, kind, occurredAt, localDate, sentiment, minutes, costMinor, currency, subject, body, people } = touchpoint;
    const contactIds = people.map((person) => person.uid);
    yield { id: uid, occurredAt: iso(occurredAt), kind, localDate, sentiment, minutes, costMinor, currency, subject, body, contactIds };
  }
}

function* referrals(outgoing: Outgoing): Generator<InterchangeFile['referrals'][number]> {
  for (const {
    uid,
    from,
    to,
    subject,
    madeAt,
    closedAt,
    thankedAt,
    outcomeReportedAt,
    status,
    valueMinor,
    currency,
    note,
  } of outgoing.referrals()) {
    yield {
      id: uid,
      fromContactId: from?.uid ?? null,
      toContactId: to?.uid ?? null,
      subjectContactId: subject.uid,
      madeAt: iso(madeAt),
      status,
      closedAt: isoOrNull(closedAt),
      valueMinor,
      currency,
      thankedAt: isoOrNull(thankedAt),
      outcomeReportedAt: isoOrNull(outcomeReportedAt),
      note,
    };
  }
}

function* purchases(outgoing: Outgoing): Generator<InterchangeFile['purchases'][number]> {
  for (const { uid, person, at, ...rest } of outgoing.purchases()) yield { id: uid, contactId: person.uid, at: iso(at), ...rest };
}

function* followUps(outgoing: Outgoing): Generator<InterchangeFile['followUps'][number]> {
  for (const { uid, person, doneAt, ...rest } of outgoing.followUps()) {
    yield { id: uid, contactId: person.uid, ...rest, doneAt: isoOrNull(doneAt) };
  }
}

function* organizations(outgoing: Outgoing): Generator<InterchangeFile['organizations'][number]> {
  for (const { uid, ...organization } of outgoing.organizations()) yield { id: uid, ...organization };
}

function* distinctPairs(outgoing: Outgoing): Generator<InterchangeFile['distinctPairs'][number]> {
  for (const { people } of outgoing.distinctPairs()) yield { contactIds: people.map(({ uid }) => uid) };
}

function* dismissedAnswers(outgoing: Outgoing): Generator<InterchangeFile['dismissedAnswers'][number]> {
  for (const { person, at } of outgoing.dismissedAnswers()) yield { contactId: person.uid, at: iso(at) };
}

function* reviews(outgoing: Outgoing): Generator<InterchangeFile['reviews'][number]> {
  for (const { at, ...review } of outgoing.reviews()) yield { at: iso(at), ...review };
}

function* stageChanges(outgoing: Outgoing): Generator<InterchangeFile['stageChanges'][number]> {
  for (const { person, from, to, at } of outgoing.stageChanges()) yield { contactId: person.uid, from, to, at: iso(at) };
}

/** `tick` is told of each record. Returns how many of each there are. */
export function writeJson(core: Core, outgoing: Outgoing, append: (text: string) => void, tick: () => void): Record<string, number> {
  const counts: Record<string, number> = {};
  append(
    `{"format":${JSON.stringify(interchangeFormat)},"version":${interchangeVersion},"exportedAt":${JSON.stringify(iso(core.now()))},\n`,
  );
  append(`"settings":${JSON.stringify(core.settings)}`);
  const lists = {
    contacts,
    organizations,
    touchpoints,
    referrals,
    purchases,
    followUps,
    stageChanges,
    distinctPairs,
    dismissedAnswers,
    reviews,
  };
  for (const [name, list] of Object.entries(lists)) {
    append(`,\n"${name}":[`);
    let count = 0;
    for (const item of list(outgoing)) {
      tick();
      append(`${count === 0 ? '\n' : ',\n'}${JSON.stringify(item)}`);
      count += 1;
    }
    append(']');
    counts[name] = count;
  }
  append('}\n');
  return counts;
}
