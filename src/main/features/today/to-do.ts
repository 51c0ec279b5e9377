/** Who waits, whom I owe, whose needs were heard, for whom it is time; and which line comes first. */
import { daysSince, startOfDay } from '@shared/domain/cadence';
import { daysBetween } from '@shared/domain/dates';
import {
  type Candidate,
  chooseFirst,
  doneBy,
  type LineFacts,
  MINUTES_MIN,
  type Reason,
  stakes,
  usualMinutes,
} from '@shared/domain/do-first';
import { medianOf } from '@shared/domain/rhythm';
import type { FirstLine, Lines, NeedingPerson, OwedPerson, TimelyPerson, ToDo, WaitingPerson } from '@shared/today-views';
import type { TodayView } from '@shared/views';
import type { Core } from '../core';
import { messageAt, needAt } from '../rhythm/service';
import { BestOf } from '../ror/best-of';

/** Lines of a section that are told; it says how many there are. */
const LINES = 20;
/** Of each kind of line so many may come first; only of these the minutes are looked up. */
const CANDIDATES = 5;
const FIRST = 3;

/** The minutes such a line takes with this person as a rule. */
function minutesFor(core: Core, personId: number, reason: Reason): number {
  const rows = core.db
    .prepare(
      `SELECT t.kind, t.minutes FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
       WHERE tc.contact_id = ? ORDER BY tc.occurred_at DESC LIMIT 40`,
    )
    .raw()
    .all(personId) as [string, number | null][];
  const minutes = rows.flatMap(([kind, value]) => (value !== null && doneBy[reason].includes(kind) ? [value] : []));
  return (minutes.length >= MINUTES_MIN ? medianOf(minutes) : null) ?? usualMinutes[reason];
}

type Given = Pick<TodayView, 'date' | 'followUps' | 'birthdays' | 'fading' | 'toThank'>;

/** The people of one section and those of its kind of line who may come first. */
class Ranking {
  readonly shown = new BestOf(LINES);
  readonly first = new BestOf(CANDIDATES);
}

class ToDoList {
  private readonly core: Core;
  private readonly now: number;
  private readonly stakeOf: (facts: LineFacts) => number;
  private readonly fading: Float64Array;
  private readonly gain: Float64Array;

  constructor(core: Core, now: number) {
    this.core = core;
    this.now = now;
    this.stakeOf = stakes(core.ror, now);
    ({ fading: this.fading, gain: this.gain } = core.board.stakes(now));
  }

  /** Points at stake with this person by a line of this kind. */
  private stake(id: number, facts: LineFacts): number {
    return this.stakeOf(facts) + Math.max(0, this.fading[id] ?? 0);
  }

  private nameOf(id: number): string {
    return String(this.core.db.prepare('SELECT name FROM contact WHERE id = ?').pluck().get(id) ?? '');
  }

  private waitingLine(id: number): WaitingPerson {
    const { waitingSince, waitingUntil, waiting } = this.rhythm(id);
    const until = waitingUntil ?? this.now;
    return { id, name: this.nameOf(id), since: waitingSince ?? this.now, until, count: waiting, ...messageAt(this.core, id, until) };
  }

  private needLine(id: number): NeedingPerson {
    const { needSince, needs } = this.rhythm(id);
    const since = needSince ?? this.now;
    return { id, name: this.nameOf(id), since, count: needs, subject: needAt(this.core, id, since) };
  }

  private owedLine(id: number): OwedPerson {
    const { give, take, giveShare } = this.core.board.scoreOf(id, this.now);
    return { id, name: this.nameOf(id), give, take, giveShare, gain: this.gain[id] ?? 0 };
  }

  private rhythm(id: number) {
    const rhythm = this.core.rhythms.of(id);
    if (!rhythm) throw new Error(`no rhythm of contact ${id}`);
    return rhythm;
  }

  private candidate(personId: number, facts: LineFacts, line: () => FirstLine['line']): Candidate<() => FirstLine['line']> {
    const { reason } = facts;
    return { personId, reason, stake: this.stake(personId, facts), minutes: minutesFor(this.core, personId, reason), line };
  }

  private answers() {
    const ranking = new Ranking();
    this.core.rhythms.eachWaiting((id, waiting, since, waitingUntil) => {
      ranking.shown.add(-since, id);
      ranking.first.add(this.stake(id, { reason: 'answer', waiting, waitingUntil }), id);
    });
    const first = ranking.first.best().map((id) => {
      const { waiting, waitingUntil } = this.rhythm(id);
      return this.candidate(id, { reason: 'answer', waiting, waitingUntil: waitingUntil ?? this.now }, () => this.waitingLine(id));
    });
    return { first, section: this.section(ranking, (id) => this.waitingLine(id)) };
  }

  private needs() {
    const ranking = new Ranking();
    this.core.rhythms.eachNeeding((id, _needs, needSince) => {
      const stake = this.stake(id, { reason: 'need', needSince });
      ranking.shown.add(stake, id);
      ranking.first.add(stake, id);
    });
    const first = ranking.first
      .best()
      .map((id) => this.candidate(id, { reason: 'need', needSince: this.rhythm(id).needSince ?? this.now }, () => this.needLine(id)));
    return { first, section: this.section(ranking, (id) => this.needLine(id)) };
  }

  private timelyLine(id: number): TimelyPerson {
    const { cadenceDays, twoWayAt, createdAt } = this.rhythm(id);
    const days = cadenceDays ?? 1;
    return {
      id,
      name: this.nameOf(id),
      state: this.core.rhythms.stateOf(id, this.now) ?? 'due',
      cadenceDays: days,
      twoWayAt,
      lateDays: daysSince(twoWayAt ?? createdAt, startOfDay(this.now)) - days,
      fading30: this.core.board.fading30(id, this.now),
    };
  }

  private cadence() {
    const ranking = new Ranking();
    this.core.rhythms.eachLate(this.now, (id, cadenceDays, lateDays) => {
      const stake = this.stake(id, { reason: 'cadence', cadenceDays, lateDays });
      ranking.shown.add(stake, id);
      ranking.first.add(stake, id);
    });
    const first = ranking.first.best().map((id) => {
      const { cadenceDays, lateDays } = this.timelyLine(id);
      return this.candidate(id, { reason: 'cadence', cadenceDays, lateDays }, () => this.timelyLine(id));
    });
    return { first, section: this.section(ranking, (id) => this.timelyLine(id)) };
  }

  private owed() {
    const ranking = new Ranking();
    const { gain } = this;
    for (let id = 0; id < gain.length; id += 1) {
      const back = gain[id] ?? -1;
      if (back < 0) continue;
      ranking.shown.add(back, id);
      ranking.first.add(this.stake(id, { reason: 'owe', gain: back }), id);
    }
    const first = ranking.first.best().map((id) => this.candidate(id, { reason: 'owe', gain: gain[id] ?? 0 }, () => this.owedLine(id)));
    return { first, section: this.section(ranking, (id) => this.owedLine(id)) };
  }

  private section<Line>({ shown }: Ranking, line: (id: number) => Line): Lines<Line> {
    return { total: shown.total, lines: shown.best().map(line) };
  }

  /** The lines that come as they are: the best of each kind by points alone, which take the same minutes where nothing is known. */
  private others(given: Given, newlyReferred: TodayView['toThank']): Candidate<() => FirstLine['line']>[] {
    const lines: { personId: number; facts: LineFacts; line: FirstLine['line'] }[] = [
      ...given.followUps.map((line) => ({
        personId: line.contactId,
        facts: { reason: 'followUp' as const, lateDays: daysBetween(line.dueDate, given.date) },
        line,
      })),
      ...given.birthdays.map((line) => ({
        personId: line.id,
        facts: { reason: 'birthday' as const, daysAhead: daysBetween(given.date, line.date) },
        line,
      })),
      ...given.fading.map((line) => ({ personId: line.id, facts: { reason: 'fading' as const }, line })),
      ...newlyReferred.map((line) => ({
        personId: line.fromContactId ?? 0,
        facts: { reason: 'thank' as const, madeAt: line.closedAt ?? line.madeAt, won: line.status === 'won' },
        line,
      })),
    ];
    const best = new Map<Reason, BestOf>();
    lines.forEach(({ personId, facts }, index) => {
      const ofKind = best.get(facts.reason) ?? new BestOf(CANDIDATES);
      best.set(facts.reason, ofKind);
      ofKind.add(this.stake(personId, facts), index);
    });
    return [...best.values()]
      .flatMap((ofKind) => ofKind.best())
      .flatMap((index) => {
        const one = lines[index];
        return one ? [this.candidate(one.personId, one.facts, () => one.line)] : [];
      });
  }

  sections(): Pick<ToDo, 'answers' | 'needs' | 'cadence'> {
    return { answers: this.answers().section, needs: this.needs().section, cadence: this.cadence().section };
  }

  make(given: Given, newlyReferred: TodayView['toThank']): ToDo {
    const [answers, needs, cadence, owed] = [this.answers(), this.needs(), this.cadence(), this.owed()];
    const candidates = [...answers.first, ...needs.first, ...cadence.first, ...owed.first, ...this.others(given, newlyReferred)];
    // A candidate's line is of its own reason.
    const first = chooseFirst(candidates, FIRST).map(
      ({ reason, stake, minutes, line }) => ({ reason, stake, minutes, line: line() }) as FirstLine,
    );
    return { first, answers: answers.section, owed: owed.section, needs: needs.section, cadence: cadence.section };
  }
}

/** The sections alone. */
export function toDoSections(core: Core, now: number): Pick<ToDo, 'answers' | 'needs' | 'cadence'> {
  return new ToDoList(core, now).sections();
}

/** @param newlyReferred the newest referrals not thanked for: the older ones weigh less */
export function toDo(core: Core, given: Given, newlyReferred: TodayView['toThank'], now: number): ToDo {
  return new ToDoList(core, now).make(given, newlyReferred);
}
