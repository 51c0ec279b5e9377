import type { ContactRow } from '@shared/views';
import { request } from '../../api';
import { type PagedRows, rowsCache, usePagedRows } from '../../store/paged-rows';
import type { PeopleQuery } from './people-view';

export type People = PagedRows<ContactRow>;

const cache = rowsCache<PeopleQuery, ContactRow>({
  ask: async (query, offset, limit) => await request('contacts.list', { ...query, offset, limit }),
  changedBy: (tables) => tables.length > 0,
});

/** People in an order and under filters, by index. */
export function usePeople({ text, tags, stages, cadence, show, sort, descending }: PeopleQuery): People {
  return usePagedRows(cache, { text: text.trim(), tags, stages, cadence, show, sort, descending });
}
