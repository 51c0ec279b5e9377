/** One line of the log, understood. */
import { clockAt, takeDays } from './days';
import { takeMinutes, takeRange } from './durations';
import { takeFollowUp } from './follow-up';
import { findIntroduced, findKind, skeletonOf } from './kinds';
import type { Introduced, LogContext, LogLine, LogPerson } from './log-line';
import { takeAddresses, takeHandles, takeMoney, takeTags } from './marks';
import { noteOf } from './note';
import { PeopleFinder } from './people';
import { Reading } from './reading';
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
  const length = takeMinutes(reading);
  const { day, time } = takeDays(reading, { start: 0, end: reading.text.length }, context, clock, 'past');
  const said = new PeopleFinder(
    reading,
    context,
    handles.filter(({ start }) => next.region === null || start < next.region.start || start >= next.region.end),
  ).find();
  const skeleton = skeletonOf(reading, said);
  const kind = findKind(skeleton, reading, context);
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
  if (kind === null && !(followUp && day === null && length === null)) reading.doubt('kind', null, 'What happened is not said');
  if (day && day.value > clock.today) reading.doubt('day', day, 'lies ahead');
  const parts = { text: reading.text, people, introduced, kind };
  return {
    ...parts,
    day,
    time: range?.time ?? time,
    minutes: range?.minutes ?? length,
    sentiment,
    tags,
    money,
    followUp,
    note: noteOf(parts, reading.open, moods, addresses),
    unsure: reading.unsure,
  };
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
