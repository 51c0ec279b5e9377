/**
 * ROR.md written down once more as plainly as it can be, straight from the rows: what the projection is held against.
 * It shares no code with the program but the table of settings.
 */
import type { RorSettings } from '@shared/ror/settings';
import type { Core } from '../../src/main/features/core';

const DAY = 86_400_000;

interface Row {
  contact: number;
  to: string;
  amount: number;
  at: number;
}

type Touch = { id: number; uid: string; kind: string; occurred_at: number; local_date: string; sentiment: number; members: number[] };
type Referral = {
  uid: string;
  from_contact_id: number | null;
  to_contact_id: number | null;
  subject_contact_id: number;
  made_at: number;
  status: string;
  closed_at: number | null;
};

function touchpointRows(core: Core, settings: RorSettings, t: number): Row[] {
  const touches = (core.db.raw.prepare('SELECT * FROM touchpoint').all() as Omit<Touch, 'members'>[])
    .filter((touch) => touch.occurred_at <= t)
    .map((touch) => ({
      ...touch,
      members: core.db.raw.prepare('SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = ?').pluck().all(touch.id) as number[],
    }));
  const rows: Row[] = [];
  for (const touch of touches) {
    const kind = settings.kinds.find(({ key }) => key === touch.kind);
    if (!kind) continue;
    for (const contact of touch.members) {
      const before = touches.filter(
        (other) =>
          other.kind === touch.kind &&
          other.local_date === touch.local_date &&
          other.members.includes(contact) &&
          (other.occurred_at < touch.occurred_at || (other.occurred_at === touch.occurred_at && other.uid < touch.uid)),
      ).length;
      const factor = 1 / Math.sqrt(touch.members.length) / (before + 1);
      const mood = { '-2': -1, '-1': -0.5, '0': 1, '1': 1.25, '2': 1.5 }[String(touch.sentiment)] ?? 1;
      rows.push({ contact, to: kind.component, amount: kind.points * mood * factor, at: touch.occurred_at });
      rows.push({ contact, to: 'give', amount: kind.give * factor, at: touch.occurred_at });
      rows.push({ contact, to: 'take', amount: kind.take * factor, at: touch.occurred_at });
    }
  }
  return rows;
}

function referralRows(core: Core): Row[] {
  const referrals = core.db.raw.prepare('SELECT * FROM referral').all() as Referral[];
  const received = referrals.filter((r) => r.from_contact_id !== null && r.to_contact_id === null);
  const rows: Row[] = [];
  for (const r of referrals) {
    const wonAt = r.status === 'won' ? r.closed_at : null;
    if (r.from_contact_id === null && r.to_contact_id !== null) {
      rows.push({ contact: r.to_contact_id, to: 'give', amount: 5, at: r.made_at });
      if (wonAt !== null) rows.push({ contact: r.to_contact_id, to: 'give', amount: 3, at: wonAt });
    }
    if (!received.includes(r) || r.from_contact_id === null) continue;
    rows.push({ contact: r.from_contact_id, to: 'take', amount: 3, at: r.made_at });
    const through: number[] = [];
    let person: number | null = r.from_contact_id;
    while (person !== null && through.length <= 4 && !through.includes(person)) {
      const share = 0.5 ** through.length;
      rows.push({ contact: person, to: 'referrals', amount: 10 * share, at: r.made_at });
      if (wonAt !== null) rows.push({ contact: person, to: 'referrals', amount: 15 * share, at: wonAt });
      through.push(person);
      const [link] = received
        .filter((other) => other.subject_contact_id === person)
        .sort((a, b) => a.made_at - b.made_at || (a.uid < b.uid ? -1 : 1));
      person = link && link.made_at <= r.made_at ? link.from_contact_id : null;
    }
  }
  return rows;
}

function purchaseRows(core: Core): Row[] {
  const purchases = core.db.raw.prepare('SELECT contact_id, at, uid FROM purchase').all() as {
    contact_id: number;
    at: number;
    uid: string;
  }[];
  return purchases.map((p) => {
    const earlier = purchases.some((o) => o.contact_id === p.contact_id && (o.at < p.at || (o.at === p.at && o.uid < p.uid)));
    return { contact: p.contact_id, to: 'loyalty', amount: earlier ? 8 : 5, at: p.at };
  });
}

export interface ReferenceScore {
  components: Record<string, number>;
  give: number;
  take: number;
  points: number;
  score: number;
}

/** Every contact's numbers at `t`, and R(t) over those that count. */
export function referenceScores(core: Core, settings: RorSettings, t: number): { running: number; contacts: Map<number, ReferenceScore> } {
  const rows = [...touchpointRows(core, settings, t), ...referralRows(core), ...purchaseRows(core)].filter((row) => row.at <= t);
  const people = core.db.raw.prepare('SELECT id, archived_at, deleted_at FROM contact').all() as {
    id: number;
    archived_at: number | null;
    deleted_at: number | null;
  }[];
  const contacts = new Map<number, ReferenceScore>();
  let running = 0;
  for (const person of people) {
    const sum = (to: string, halfLife: number | null) =>
      rows
        .filter((row) => row.contact === person.id && row.to === to)
        .reduce((total, row) => total + row.amount * (halfLife === null ? 1 : 2 ** (-(t - row.at) / DAY / halfLife)), 0);
    const components = Object.fromEntries(Object.entries(settings.halfLives).map(([name, halfLife]) => [name, sum(name, halfLife)]));
    const give = sum('give', settings.energyHalfLife);
    const take = sum('take', settings.energyHalfLife);
    const trust = Math.min(1, (2 * (give + 1)) / (give + take + 2));
    const points =
      trust *
      Math.max(
        0,
        Object.values(components).reduce((a, b) => a + b, 0),
      );
    contacts.set(person.id, { components, give, take, points, score: 100 * (1 - 2 ** (-points / 25)) });
    if ((person.archived_at ?? Number.POSITIVE_INFINITY) > t && (person.deleted_at ?? Number.POSITIVE_INFINITY) > t) running += points;
  }
  return { running, contacts };
}
