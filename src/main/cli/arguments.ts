import { parseArgs } from 'node:util';
import { isLocalDate } from '@shared/domain/dates';

/** Wrong usage: the program ends with 2 and this message. */
export class UsageError extends Error {}

const options = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  query: { type: 'string' },
  limit: { type: 'string' },
  'as-of': { type: 'string' },
  now: { type: 'string' },
  contact: { type: 'string' },
  explain: { type: 'boolean' },
  format: { type: 'string' },
  contacts: { type: 'string' },
  touchpoints: { type: 'string' },
  seed: { type: 'string' },
  'passphrase-file': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Flag = keyof typeof options;

/** Which flags a command takes besides --data and --json. */
export const flagsOf: Record<string, readonly Flag[]> = {
  import: ['dry-run'],
  contacts: ['query', 'limit'],
  score: ['as-of', 'contact', 'explain'],
  export: ['format'],
  backup: ['passphrase-file'],
  restore: ['passphrase-file'],
  log: ['now', 'dry-run'],
  verify: [],
  seed: ['contacts', 'touchpoints', 'seed'],
};

export interface Arguments {
  command: string;
  operands: string[];
  json: boolean;
  dryRun: boolean;
  explain: boolean;
  data: string | null;
  query: string;
  limit: number | null;
  /** Epoch ms; null is now. */
  asOf: number | null;
  /** Epoch ms; null is the clock's. */
  now: number | null;
  contact: string | null;
  format: string;
  contacts: number | null;
  touchpoints: number | null;
  seed: number;
  passphraseFile: string | null;
}

function wholeNumber(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${flag} takes a whole number, not “${text}”`);
  return Number(text);
}

/** A date (its midnight UTC) or an instant with a time zone. */
function instant(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const at =
    isLocalDate(text.slice(0, 10)) && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`--${flag} takes a time such as 2026-11-01T00:00:00Z, not “${text}”`);
  return at;
}

/** Without a time zone it is meant by the clock of this machine; a date is its midnight there. */
function localInstant(flag: string, text: string | undefined): number | null {
  if (text === undefined || /T.*(Z|[+-]\d\d:\d\d)$/.test(text)) return instant(flag, text);
  if (instant(flag, text.includes('T') ? `${text}Z` : text) === null) return null;
  return Date.parse(text.includes('T') ? text : `${text}T00:00`);
}

/** @throws UsageError */
export function parseArguments(argv: readonly string[]): Arguments | 'help' {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
  const { values, positionals } = parsed;
  const [command, ...operands] = positionals;
  if (values.help || command === 'help') return 'help';
  if (command === undefined) throw new UsageError('no command given; try --help');
  const allowed = flagsOf[command];
  if (!allowed) throw new UsageError(`there is no command “${command}”; try --help`);
  for (const flag of Object.keys(values) as Flag[]) {
    if (flag !== 'data' && flag !== 'json' && !allowed.includes(flag)) throw new UsageError(`“${command}” does not take --${flag}`);
  }
  return {
    command,
    operands,
    json: values.json ?? false,
    dryRun: values['dry-run'] ?? false,
    explain: values.explain ?? false,
    data: values.data ?? null,
    query: values.query ?? '',
    limit: wholeNumber('limit', values.limit),
    asOf: instant('as-of', values['as-of']),
    now: localInstant('now', values.now),
    contact: values.contact ?? null,
    format: values.format ?? 'json',
    contacts: wholeNumber('contacts', values.contacts),
    touchpoints: wholeNumber('touchpoints', values.touchpoints),
    seed: wholeNumber('seed', values.seed) ?? 1,
    passphraseFile: values['passphrase-file'] ?? null,
  };
}

export const usage = `Usage: npm run -s rapport -- COMMAND [--data DIR] [--json]

  import FILE… [--dry-run]               vCard, CSV, Rapport JSON, a ZIP or a folder of exported CSV into the profile
  contacts [--query Q] [--limit N]       list people, best match or name first
  score [--as-of ISO] [--contact UID --explain]
  export FILE [--format FORMAT]          everything as json, vcard, vcard3, csv (a folder) or ics
  backup FILE [--passphrase-file F]      everything into one file, checked
  restore FILE [--passphrase-file F]     a backup or Rapport JSON in the place of everything; what was there is backed up
  log TEXT [--now TIME] [--dry-run]      what happened, in one line: "coffee with Ana yesterday 45m"
  verify                                 check what is stored against itself
  seed --contacts N --touchpoints M [--seed S]

--data DIR is a profile folder; without it your own profile is used.
Exit codes: 0 done, 1 failed, 2 wrong usage.`;
