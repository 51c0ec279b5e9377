/** What the first page shows, asked for before the code that shows it is there. */
import type { Input } from '@shared/contract';
import type { RequestName } from '@shared/requests';
import { request } from '../api';

export interface Primed {
  name: RequestName;
  input: unknown;
  answer: unknown;
}

const asked: { name: RequestName; input: Input<RequestName>; answer: Promise<unknown> }[] = [];

/** In the order in which they are needed. Called once, by the first script of the page. */
export function askAhead(): void {
  for (const name of ['today.get', 'settings.get', 'app.info', 'ror.running'] as const) {
    const answer = request(name, {});
    asked.push({ name, input: {}, answer });
    // A failure shows when the page asks again.
    answer.catch(() => undefined);
  }
}

/** The answers that came within `limit` ms; those that failed are left out. */
export async function answersAhead(limit: number): Promise<Primed[]> {
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), limit));
  const answers = await Promise.all(asked.map(({ answer }) => Promise.race([answer.catch(() => null), tooLate])));
  return asked.flatMap(({ name, input }, i) => (answers[i] === null ? [] : [{ name, input, answer: answers[i] }]));
}
