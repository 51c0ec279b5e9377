import { createHash } from 'node:crypto';
import { localDateOf } from '@shared/domain/dates';
import type { ParsedTouchpoint } from '../parsed-file';
import type { Exchange } from './exchange';

const MAX_PEOPLE = 500;
const MAX_BODY = 1_000_000;

/** Cut to a number of UTF-16 units, not inside of a surrogate pair. */
function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

/** @param people keys of those it is with */
export function exchangeTouchpoint(exchange: Exchange, isMine: boolean, occurredAt: number, people: string[]): ParsedTouchpoint {
  const { conversation, from, subject, body } = exchange;
  const hash = createHash('sha256').update(JSON.stringify([conversation, occurredAt, from?.key ?? '', body]));
  return {
    uid: `linkedin:${hash.digest('hex').slice(0, 32)}`,
    kind: isMine ? 'message_out' : 'message_in',
    occurredAt,
    localDate: localDateOf(occurredAt),
    sentiment: 0,
    minutes: null,
    costMinor: null,
    currency: null,
    subject: cut(subject.trim(), 1_000),
    body: cut(body, MAX_BODY),
    contactUids: people.slice(0, MAX_PEOPLE),
  };
}
