import type { SearchHits } from '@shared/views';
import { useEffect, useState } from 'react';
import { request } from '../../api';

const PAUSE_MS = 80;
const nothing: SearchHits = { people: [], touchpoints: [], organizations: [], similar: [], filtered: null };

interface Search {
  /** The text that `hits` answer. */
  text: string;
  hits: SearchHits;
  error: unknown;
}

/** People and timeline rows for a text, asked for once the typing pauses; an answer to an older text is dropped. */
export function useSearch(text: string): Search {
  const [search, setSearch] = useState<Search>({ text: '', hits: nothing, error: null });
  useEffect(() => {
    if (text === '') {
      setSearch({ text: '', hits: nothing, error: null });
      return;
    }
    let isLatest = true;
    const ask = async () => {
      try {
        const hits = await request('search.query', { text, limit: 12 });
        if (isLatest) setSearch({ text, hits, error: null });
      } catch (error) {
        if (isLatest) setSearch({ text, hits: nothing, error });
      }
    };
    const timer = window.setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isLatest = false;
      window.clearTimeout(timer);
    };
  }, [text]);
  return search;
}
