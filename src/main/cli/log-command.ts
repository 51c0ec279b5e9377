/** `log`: one line of what happened, understood and, unless it is only tried, saved. */
import { AppError } from '@shared/errors';
import { loadDayWords } from '@shared/log-line/day-words';
import { entryOf } from '@shared/log-line/log-entry';
import type { LogLine, LogPerson } from '@shared/log-line/log-line';
import { parseLogLine } from '@shared/log-line/parse-log-line';
import type { Core } from '../features/core';
import { namesakes } from '../features/log/people';
import { logEntries } from '../features/log/service';
import { type Arguments, UsageError } from './arguments';
import type { Outcome } from './outcome';

const nameOf = ({ name, candidates }: LogPerson) => (candidates.length === 1 ? (candidates[0]?.name ?? name) : name);

/** What was said; null and empty for what was not. */
function jsonOf(line: LogLine) {
  return {
    people: line.people.map(nameOf),
    kind: line.kind?.value ?? null,
    localDate: line.day?.value ?? null,
    localTime: line.time?.value ?? null,
    minutes: line.minutes?.value ?? null,
    sentiment: line.sentiment?.value ?? null,
    tags: line.tags.map(({ value }) => value),
    followUp: line.followUp && { due: line.followUp.due },
  };
}

const doubtText = ({ text, reason }: LogLine['unsure'][number]) => (text === '' ? reason : `“${text}” ${reason}`);

async function log(core: Core, args: Arguments): Promise<Outcome> {
  const text = args.operands.join(' ').trim();
  if (text === '') throw new UsageError('log takes a line such as "coffee with Ana yesterday 45m"');
  const now = args.now ?? core.now();
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const line = parseLogLine(text, {
    now,
    timeZone,
    locale,
    currency: core.settings.currency,
    kinds: core.ror.kinds,
    dayWords: await loadDayWords(locale),
    findPeople: (name) => namesakes(core, name),
  });
  const json = jsonOf(line);
  const told = Object.entries({ ...json, followUp: json.followUp?.due ?? null })
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : (value ?? '–')}`)
    .join('\n');
  if (args.dryRun)
    return {
      json,
      text: `${told}\nNothing was written (--dry-run).`,
      warnings: line.unsure.map((doubt) => `not sure: ${doubtText(doubt)}`),
    };
  if (line.unsure.length > 0) throw new AppError('invalid', `not logged: ${line.unsure.map(doubtText).join('; ')}`);
  const { created, scores } = logEntries(core, [entryOf(line, now)]);
  const met = line.introduced.map(({ name }) => name);
  return {
    json,
    text: [
      told,
      ...created.map(({ name }) => `${name} is new`),
      ...scores.map(({ name, before, after }) => `${name}: score ${before.toFixed(1)} → ${after.toFixed(1)}`),
      ...(met.length === 0 ? [] : [`The introduction of ${met.join(', ')} stays in the note; add it as a referral in the window`]),
    ].join('\n'),
  };
}

export const logCommands: Record<string, (core: Core, args: Arguments) => Promise<Outcome>> = { log };
