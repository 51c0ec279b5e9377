import { formatNumber } from '../../format';
import { navigate, useRoute } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { thingTables } from '../trash/entry';

const tabs = [
  { page: 'history', label: 'History' },
  { page: 'trash', label: 'Trash' },
] as const;

/** What was done, and what was deleted; the name of the one that is shown is the heading of the page. */
export function HistoryTabs() {
  const { page: shown } = useRoute();
  const facets = useQuery('contacts.facets', {}, ['contact', 'setting']);
  const things = useQuery('trash.things', { offset: 0, limit: 1 }, thingTables);
  const trashed = (facets.data?.trashed ?? 0) + (things.data?.total ?? 0);
  return (
    <nav aria-label="Lists">
      <ul className="history-tabs">
        {tabs.map(({ page, label }) => {
          const isShown = page === shown;
          const button = (
            <button
              type="button"
              className="text-button history-tab"
              aria-current={isShown ? 'page' : undefined}
              onClick={() => navigate({ page })}
            >
              {label}
              {page === 'trash' && !isShown && trashed > 0 && (
                <span className="figure history-badge">
                  <span aria-hidden="true">{formatNumber(trashed)}</span>
                  <span className="visually-hidden">, {formatNumber(trashed)} in it</span>
                </span>
              )}
            </button>
          );
          return <li key={page}>{isShown ? <h1 className="history-heading">{button}</h1> : button}</li>;
        })}
      </ul>
    </nav>
  );
}
