/** One line of the log, understood. */
import { takeClockWords } from './clock-words';
import { clockAt, lies, takeDays } from './days';
import { takeMinutes, takeRange } from './durations';
import { takeFollowUp } from './follow-up';
import { findIntroduced, findKind, skeletonOf } from './kinds';
import type { Introduced, LogContext, LogLine, LogPerson } from './log-line';
import { takeAddresses, takeHandles, takeMoney, takeTags } from './marks';
import { withoutUndone } from './not-done';
import { noteOf } from './note';
import { PeopleFinder } from './people';
import { Reading, TAKEN } from './reading';
import { findSentiment, takeMoodSigns } from './sentiment';

/** Longer lines are no lines. */
export const LOG_LINE_MAX = 2_000;

function doubtsOfPeople(reading: Reading, people: readonly LogPerson[]): void {
  for (const person of people) {
    if (person.candidates.length > 1) reading.doubt('people', person, `may be ${person.candidates.map(({ name }) => name).join(' or ')}`);
  }
}

/** The same for one person however they are called. */
function keyOf({ name, candidates }: LogPerson): string {
  const [only, other] = candidates;
  return only && !other ? `#${only.id}` : name.toLowerCase();
}

/** Each person once. */
function distinct(people: readonly LogPerson[]): LogPerson[] {
  const seen = new Set<string>();
  return people.filter((person) => !seen.has(keyOf(person)) && seen.add(keyOf(person)));
}

/** Nothing fails: what is not understood stays in the note, and what is in doubt is listed. */
export function parseLogLine(line: string, context: LogContext): LogLine {
  const reading = new Reading(line.slice(0, LOG_LINE_MAX));
  if (line.length > LOG_LINE_MAX) reading.doubt('line', null, `The line is longer than ${LOG_LINE_MAX} signs; the rest was left out`);
  const clock = clockAt(context.now, context.timeZone);
  const addresses = takeAddresses(reading);
  const tags = takeTags(reading);
  const handles = takeHandles(reading);
  const moods = takeMoodSigns(reading);
  const money = takeMoney(reading, context.currency);
  const next = takeFollowUp(reading, context, clock);
  const range = takeRange(reading);
  const spoken = range ? null : takeClockWords(reading);
  const length = takeMinutes(reading);
  const { day, time } = takeDays(reading, { start: 0, end: reading.text.length }, context, clock, lies(reading.text), 'day');
  const said = new PeopleFinder(
    reading,
    context,
    handles.filter(({ start }) => next.region === null || start < next.region.start || start >= next.region.end),
  ).find();
  const skeleton = skeletonOf(reading, said);
  const { kind, undone } = withoutUndone(findKind(skeleton, reading, context), reading, next.followUp !== null);
  const sentiment = findSentiment(reading, moods);
  const introduction = findIntroduced(skeleton, said);
  const met = distinct(said.filter((person) => !introduction?.whom.includes(person)));
  const people = met.length > 0 || next.region === null ? met : peopleOfNextStep(reading, context, next.words, next.region.start);
  const introduced = (introduction?.whom ?? []).map((person): Introduced => {
    const introducer = introduction?.by;
    const by = introducer ? people.findIndex((other) => keyOf(other) === keyOf(introducer)) : people.length === 1 ? 0 : -1;
    return { ...person, by: by === -1 ? null : by };
  });
  doubtsOfPeople(reading, [...people, ...introduced]);
  if (people.length === 0) reading.doubt('people', null, 'Who it was with is not said');
  const { followUp } = next;
  const onlyPlans = followUp !== null && day === null && length === null && (undone || saysNoMore(reading, people));
  if (kind === null && !onlyPlans && !reading.unsure.some(({ field }) => field === 'kind'))
    reading.doubt('kind', null, 'What happened is not said');
  if (day && day.value > clock.today) reading.doubt('day', day, 'lies ahead');
  const parts = { text: reading.text, people, introduced, kind };
  return {
    ...parts,
    day,
    time: range?.time ?? spoken ?? time,
    minutes: range?.minutes ?? length,
    sentiment,
    tags,
    money,
    followUp,
    note: noteOf(parts, reading.open, moods, addresses),
    unsure: reading.unsure,
  };
}

const fillers = new Set(
  'a an the this that is it i me my to please for with w of on in at by about re and then so again also action reminder todo task need needs must should have let s next step'.split(
    ' ',
  ),
);

/** Beside the people nothing of it is left to be logged. */
function saysNoMore(reading: Reading, people: readonly LogPerson[]): boolean {
  let left = reading.open;
  for (const { start, end } of people) left = left.slice(0, start) + TAKEN.repeat(end - start) + left.slice(end);
  const words = left.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => fillers.has(word.toLowerCase()));
}

/** `ping Ana in 3 weeks` names people nowhere else. */
function peopleOfNextStep(reading: Reading, context: LogContext, words: string, start: number): LogPerson[] {
  const part = new Reading(reading.text);
  part.open = `${'\ue000'.repeat(start)}${words}${'\ue000'.repeat(reading.text.length - start - words.length)}`;
  part.open = part.open.replace(
    /(?:remind(?:er)?(?:\s+me)?(?:\s+(?:to|about))?|follow(?:-|\s)?up(?!\s+with|\s+on)|to-?do\s*:?|ping(?!\s+about)|chase|nudge|check\s+(?:back\s+)?in(?!\s+with)|touch\s+base(?!\s+with)|get\s+back\s+to|reconnect(?!\s+with)|call|ring|phone|e-?mail|text|message|send|ask|meet)(?=\s)/giu,
    (lead) => `${lead.slice(0, -4).replace(/./g, '\ue000')}with`.slice(-lead.length),
  );
  return distinct(new PeopleFinder(part, context, takeHandles(part)).find());
}
