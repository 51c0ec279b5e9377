import type { PersonRef } from '@shared/domain/contact';
import { useEffect, useRef, useState } from 'react';
import { request } from '../api';

interface FoundPerson extends PersonRef {
  organization: string;
}

const LIMIT = 8;

async function find(text: string): Promise<FoundPerson[]> {
  if (text === '') {
    const page = await request('contacts.list', { sort: 'lastTouch', descending: true, limit: LIMIT });
    return page.rows.map(({ id, name, organization }) => ({ id, name, organization }));
  }
  const hits = await request('search.query', { text, limit: LIMIT });
  return hits.people.slice(0, LIMIT).map(({ id, name, organization }) => ({ id, name, organization }));
}

/** People who match as one types, those last in touch while nothing is typed. Asks only while `active`; the latest question wins. */
export function usePersonSearch(text: string, active: boolean): { people: FoundPerson[]; searching: boolean; failed: boolean } {
  const [state, setState] = useState<{ people: FoundPerson[]; of: string | null; failed: boolean }>({
    people: [],
    of: null,
    failed: false,
  });
  const latest = useRef(0);
  const typed = text.trim();
  useEffect(() => {
    if (!active) return;
    latest.current += 1;
    const question = latest.current;
    const timer = window.setTimeout(
      () => {
        find(typed).then(
          (people) => question === latest.current && setState({ people, of: typed, failed: false }),
          () => question === latest.current && setState({ people: [], of: typed, failed: true }),
        );
      },
      typed === '' ? 0 : 80,
    );
    return () => window.clearTimeout(timer);
  }, [typed, active]);
  return { people: state.people, searching: active && state.of !== typed, failed: state.failed };
}
