/** What the first page shows, asked for before the code that shows it is there. */
import { firstPageRequests, type RequestName } from '@shared/requests';
import { firstPageResults } from '../api';

export interface Primed {
  name: RequestName;
  answer: unknown;
}

/** The answers that came within `limit` ms; those that failed are left out, the page asks for them again. */
export async function answersAhead(limit: number): Promise<Primed[]> {
  const tooLate = new Promise<[]>((resolve) => setTimeout(() => resolve([]), limit));
  const results = await Promise.race([firstPageResults(), tooLate]);
  return firstPageRequests.flatMap((name, i) => {
    const result = results[i];
    return result?.ok ? [{ name, answer: result.value }] : [];
  });
}
