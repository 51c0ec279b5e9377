/** The back and forth with people: what waits, how quickly each answers, how often we are in touch. */
import { cadenceOf, cadenceStateOf, daysSince, startOfDay, suggestedCadence } from '@shared/domain/cadence';
import { addDays, DAY_MS, localDateOf } from '@shared/domain/dates';
import { figuresOf, ROLE, responsesOf, roleOf } from '@shared/domain/rhythm';
import { AppError } from '@shared/errors';
import type { ResponseView, RhythmView } from '@shared/rhythm-views';
import type { Core } from '../core';
import { areRhythmsMade, columnsOf, RhythmCollector, rolesOf, touchesOf, visitTouches } from './projection';
import { insertDismissal } from './repository';

/** What would be stored of everybody, made from the log, in the columns of contact_rhythm; null: nothing is stored yet. */
export function rhythmsFromLog(core: Core, until: number): Map<number, Record<string, number | null>> | null {
  if (!areRhythmsMade(core.db)) return null;
  const collector = new RhythmCollector(core.ror);
  visitTouches(core.db, { after: Number.NEGATIVE_INFINITY, until }, (...touch) => collector.add(...touch));
  return new Map([...collector.rhythms(core.db)].map(([id, rhythm]) => [id, columnsOf(rhythm)]));
}

export { addDismissal, hasDismissal, listDismissals } from './repository';

/** The names of these people by id. */
export function namesOfPeople(core: Core, people: readonly { id: number }[]): Map<number, string> {
  const one = core.db.prepare('SELECT name FROM contact WHERE id = ?').pluck();
  return new Map(people.map(({ id }) => [id, String(one.get(id) ?? '')]));
}

const TOUCHES_AT = `SELECT t.kind, t.subject FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
  WHERE tc.contact_id = ? AND tc.occurred_at = ?`;

/** The touchpoint of that instant that has this role. */
function touchAt(core: Core, contactId: number, at: number, role: number): { kindLabel: string; subject: string } {
  const rows = core.db.prepare(TOUCHES_AT).all(contactId, at) as { kind: string; subject: string }[];
  for (const { kind: key, subject } of rows) {
    const kind = core.ror.kinds.find((one) => one.key === key);
    if (kind && (roleOf(kind) & role) !== 0) return { kindLabel: kind.label, subject };
  }
  return { kindLabel: '', subject: '' };
}

/** What the message of that instant is. */
export function messageAt(core: Core, contactId: number, at: number): { kindLabel: string; subject: string } {
  return touchAt(core, contactId, at, ROLE.asks);
}

/** What the need heard at that instant is about. */
export function needAt(core: Core, contactId: number, at: number): string {
  return touchAt(core, contactId, at, ROLE.need).subject;
}

function waitingPeople(core: Core): number[] {
  const ids: number[] = [];
  core.rhythms.eachWaiting((id) => ids.push(id));
  return ids;
}

/**
 * The messages of these people up to now need no answer; `before`: those before that instant (epoch ms) alone.
 * Null instead of people: everybody's. Returns of how many people messages went.
 */
export function dismissAnswers(core: Core, contactIds: readonly number[] | null, before: number | null): number {
  core.current();
  const ids = contactIds ?? waitingPeople(core);
  const people = ids.map((id) => core.rhythms.of(id)).filter((one) => one !== undefined);
  const waiting = people.flatMap(({ id, waitingSince, waitingUntil }) => {
    if (waitingSince === null || waitingUntil === null || (before !== null && waitingSince >= before)) return [];
    return [{ contactId: id, at: before === null ? waitingUntil : Math.min(waitingUntil, before - 1) }];
  });
  const [only] = waiting;
  if (!only) {
    if (contactIds === null) return 0;
    throw new AppError('not_found', 'No message of theirs waits for an answer any more.');
  }
  const names = namesOfPeople(core, [{ id: only.contactId }]);
  const who = waiting.length === 1 ? (names.get(only.contactId) ?? '') : `${waiting.length} people`;
  core.act(`No answer needed for ${who}`, () => {
    for (const dismissal of waiting) insertDismissal(core.db, dismissal);
  });
  return waiting.length;
}

/** How quickly each side answered what was written in the last `days`, over all people; `tick` is told now and then and may throw to stop. */
export function overallResponses(core: Core, days: number, tick: () => void = () => undefined): ResponseView {
  const now = core.now();
  const collector = new RhythmCollector(core.ror);
  let count = 0;
  visitTouches(core.db, { after: now - days * DAY_MS, until: now }, (...touch) => {
    count += 1;
    if (count % 10_000 === 0) tick();
    collector.add(...touch);
  });
  const mine: number[] = [];
  const theirs: number[] = [];
  for (const touches of collector.all()) {
    const responses = responsesOf(touches);
    for (const time of responses.mine) mine.push(time);
    for (const time of responses.theirs) theirs.push(time);
  }
  return { mine: figuresOf(mine), theirs: figuresOf(theirs) };
}

/** Of one person, for their page. */
export function rhythmView(
  core: Core,
  contactId: number,
  facts: { cadenceDays: number | null; stage: string | null; tags: readonly string[]; createdAt: number },
  now: number,
): RhythmView {
  const row = core.db
    .prepare(
      'SELECT two_way_at AS twoWayAt, usual_gap AS usualGap, gaps, waiting_since AS waitingSince, waiting FROM contact_rhythm WHERE contact_id = ?',
    )
    .get(contactId) as Pick<RhythmView, 'twoWayAt' | 'usualGap' | 'gaps' | 'waitingSince' | 'waiting'> | undefined;
  const { twoWayAt, usualGap, gaps, waitingSince, waiting } = row ?? {
    twoWayAt: null,
    usualGap: null,
    gaps: 0,
    waitingSince: null,
    waiting: 0,
  };
  const cadence = cadenceOf(facts.cadenceDays, facts.stage, facts.tags, core.settings.cadence);
  const startOfToday = startOfDay(now);
  const { mine, theirs } = responsesOf(touchesOf(core.db, rolesOf(core.ror), contactId, now));
  return {
    cadence,
    state: cadenceStateOf({
      cadenceDays: cadence?.days ?? null,
      silentDays: twoWayAt === null ? null : daysSince(twoWayAt, startOfToday),
      knownDays: daysSince(facts.createdAt, startOfToday),
      usualGap,
    }),
    dueDate: cadence === null ? null : addDays(localDateOf(twoWayAt ?? facts.createdAt), cadence.days),
    twoWayAt,
    usualGap,
    gaps,
    suggestedDays: suggestedCadence(usualGap, facts.cadenceDays),
    waitingSince,
    waiting,
    responses: { mine: figuresOf(mine), theirs: figuresOf(theirs) },
  };
}
