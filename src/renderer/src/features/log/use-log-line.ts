import type { Settings } from '@shared/domain/settings';
import type { LogContext, LogLine, PersonMatch } from '@shared/log-line/log-line';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onEvent, request } from '../../api';

type Parse = (line: string, findPeople: LogContext['findPeople'], now: number) => LogLine;

/** The parser with the words of the user's languages: large, so it comes with the first line that is logged. */
async function loadParser(settings: Settings): Promise<Parse> {
  const [{ parseLogLine }, { loadDayWords }] = await Promise.all([
    import('@shared/log-line/parse-log-line'),
    import('@shared/log-line/day-words'),
  ]);
  const { locale, timeZone } = Intl.DateTimeFormat(navigator.language || 'en').resolvedOptions();
  const dayWords = await loadDayWords(locale);
  return (line, findPeople, now) =>
    parseLogLine(line, { now, timeZone, locale, currency: settings.currency, kinds: settings.ror.kinds, dayWords, findPeople });
}

/** Names are asked for together, and not at every key. */
const ASK_AFTER_MS = 40;
const ASK_AT_ONCE = 100;

const NOBODY: readonly PersonMatch[] = [];

export interface LineReader {
  /** Null until the parser is there. */
  read: ((line: string) => LogLine) | null;
  /** As `read`; `complete`: every name in it was answered. */
  readFully: ((line: string) => { line: LogLine; complete: boolean }) | null;
  /** Goes up when lines may read differently: the parser came, or the book answered. */
  version: number;
  /** Names that were asked for and not answered. */
  waiting: boolean;
}

/** Reads lines at once; who is meant by a name comes when the book answers. */
export function useLineReader(settings: Settings): LineReader {
  const [parse, setParse] = useState<Parse | null>(null);
  const [version, setVersion] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const names = useRef(new Map<string, readonly PersonMatch[]>());
  const wanted = useRef(new Set<string>());
  const underWay = useRef(new Set<string>());
  const timer = useRef<number | undefined>(undefined);
  const missed = useRef(false);
  const alive = useRef(true);

  useEffect(() => {
    let current = true;
    void loadParser(settings).then((loaded) => {
      if (!current) return;
      setParse(() => loaded);
      setVersion((before) => before + 1);
    });
    return () => {
      current = false;
    };
  }, [settings]);

  useEffect(() => {
    alive.current = true;
    const stop = onEvent('changed', ({ tables }) => {
      if (tables.includes('contact')) names.current.clear();
    });
    return () => {
      alive.current = false;
      window.clearTimeout(timer.current);
      stop();
    };
  }, []);

  const ask = useCallback(() => {
    const asked = [...wanted.current].slice(0, ASK_AT_ONCE);
    if (asked.length === 0) return;
    for (const name of asked) {
      wanted.current.delete(name);
      underWay.current.add(name);
    }
    const answer = (found: Record<string, readonly PersonMatch[]>) => {
      if (!alive.current) return;
      for (const name of asked) {
        names.current.set(name, found[name] ?? []);
        underWay.current.delete(name);
      }
      setVersion((before) => before + 1);
      if (wanted.current.size > 0) ask();
      else setWaiting(underWay.current.size > 0);
    };
    // Without an answer they are new names, which the user sees.
    request('log.find', { names: asked }).then(answer, () => answer({}));
  }, []);

  const findPeople = useCallback(
    (name: string) => {
      const known = names.current.get(name);
      if (known || name.length > 200) return known ?? NOBODY;
      missed.current = true;
      if (wanted.current.has(name) || underWay.current.has(name)) return undefined;
      wanted.current.add(name);
      if (wanted.current.size === 1) {
        setWaiting(true);
        timer.current = window.setTimeout(ask, ASK_AFTER_MS);
      }
      return undefined;
    },
    [ask],
  );

  const readFully = useCallback(
    (line: string) => {
      missed.current = false;
      const understood = parse?.(line, findPeople, Date.now()) ?? emptyLine;
      return { line: understood, complete: !missed.current };
    },
    [parse, findPeople],
  );
  const read = useCallback((line: string) => readFully(line).line, [readFully]);
  return { read: parse && read, readFully: parse && readFully, version, waiting };
}

const emptyLine: LogLine = {
  text: '',
  people: [],
  introduced: [],
  kind: null,
  day: null,
  time: null,
  minutes: null,
  sentiment: null,
  tags: [],
  money: null,
  followUp: null,
  note: '',
  unsure: [],
};
