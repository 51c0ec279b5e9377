import { createHash } from 'node:crypto';
import { localDateOf } from '@shared/domain/dates';
import { cutText } from '../cut-text';
import type { ParsedTouchpoint } from '../parsed-file';
import type { Exchange } from './exchange';

const MAX_PEOPLE = 500;
const MAX_BODY = 1_000_000;

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
    subject: cutText(subject.trim(), 1_000),
    body: cutText(body, MAX_BODY),
    contactUids: people.slice(0, MAX_PEOPLE),
  };
}
