import { loadDayWords } from '@shared/log-line/day-words';
import type { LogContext, LogLine } from '@shared/log-line/log-line';
import { nameFits } from '@shared/log-line/names';
import { parseLogLine } from '@shared/log-line/parse-log-line';
import { defaultRorSettings } from '@shared/ror/settings';
import type { Line, Said, Setting } from './log-line.table';

export async function contextOf({
  locale = 'en-GB',
  now = '2026-11-18T14:30:00Z',
  zone = 'Europe/London',
  book = [],
}: Setting = {}): Promise<LogContext> {
  return {
    now: Date.parse(now),
    timeZone: zone,
    locale,
    currency: 'EUR',
    kinds: defaultRorSettings.kinds,
    dayWords: await loadDayWords(locale),
    findPeople: (name) =>
      nameFits(
        name,
        book.map((full, index) => {
          const [, plain = full, nickname] = /^(.*?)(?: \((.*)\))?$/.exec(full) ?? [];
          return { id: index + 1, name: plain, organization: '', nicknames: nickname === undefined ? [] : [nickname] };
        }),
      ),
  };
}

/** What was understood, in the words of the table. */
export function saidBy(line: LogLine): Said {
  const said: Said = {};
  if (line.people.length > 0)
    said.people = line.people.map(({ name, candidates }) => (candidates.length === 1 ? (candidates[0]?.name ?? name) : name));
  if (line.kind) said.kind = line.kind.value;
  if (line.day) said.day = line.day.value;
  if (line.time) said.time = line.time.value;
  if (line.minutes) said.minutes = line.minutes.value;
  if (line.sentiment) said.mood = line.sentiment.value;
  if (line.tags.length > 0) said.tags = line.tags.map(({ value }) => value);
  if (line.followUp) said.due = line.followUp.due;
  if (line.money?.value.isCost) said.cost = `${line.money.value.minor} ${line.money.value.currency}`;
  if (line.introduced.length > 0) said.introduced = line.introduced.map(({ name }) => name);
  if (line.unsure.length > 0) said.unsure = true;
  return said;
}

export interface Judged {
  line: Line;
  got: Said;
  /** Right in everything, the doubt included; `doubted`: not right, but it says that it is not sure. */
  verdict: 'right' | 'doubted' | 'wrong';
}

export async function judge(lines: readonly Line[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const line of lines) {
    const [text, said, setting] = line;
    const got = saidBy(parseLogLine(text, await contextOf(setting)));
    const keys = new Set([...Object.keys(said), ...Object.keys(got)]) as Set<keyof Said>;
    const right = [...keys].every((key) => JSON.stringify(said[key]) === JSON.stringify(got[key]));
    judged.push({ line, got, verdict: right ? 'right' : got.unsure ? 'doubted' : 'wrong' });
  }
  return judged;
}
