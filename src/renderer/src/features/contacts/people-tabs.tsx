import { formatNumber } from '../../format';
import { navigate, type Route, useRoute } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { badgeCount } from '../duplicates/badge-count';
import { useDuplicates, useOpenGroups, useSearchedDuplicates } from '../duplicates/use-duplicates';
import classes from './people-tabs.module.css';

type TabPage = Extract<Route['page'], 'people' | 'organizations' | 'duplicates'>;

const tabs: readonly { page: TabPage; label: string }[] = [
  { page: 'people', label: 'People' },
  { page: 'organizations', label: 'Organizations' },
  { page: 'duplicates', label: 'Duplicates' },
];

/** When duplicates are looked for, ms: beside another list, and as the list that is shown. */
const ASIDE = { quiet: true, after: 1_500, rest: 5_000 } as const;
/** People of a book that is looked through only when the page is opened. */
const ASIDE_MOST = 20_000;
const SHOWN = { quiet: false, after: 0, rest: 250 } as const;

/** The lists that belong to People; the name of the one that is shown is the heading of the page. */
export function PeopleTabs() {
  const { page: shown } = useRoute();
  const open = useOpenGroups();
  const isStale = useDuplicates(({ stale }) => stale);
  const facets = useQuery('contacts.facets', {}, ['contact', 'setting']);
  // On the other pages only their number is wanted, not at once, and not at the price of looking through a huge book.
  const aside = (facets.data?.total ?? Number.POSITIVE_INFINITY) <= ASIDE_MOST ? ASIDE : null;
  useSearchedDuplicates(shown === 'duplicates' ? SHOWN : aside);
  const suspected = badgeCount(open, isStale, aside !== null);
  return (
    <nav aria-label="Lists">
      <ul className={classes.tabs}>
        {tabs.map(({ page, label }) => {
          const isShown = page === shown;
          const button = (
            <button
              type="button"
              className={`text-button ${classes.tab}`}
              aria-current={isShown ? 'page' : undefined}
              onClick={() => navigate({ page })}
            >
              {label}
              {page === 'duplicates' && !isShown && suspected > 0 && (
                <span className={`figure ${classes.badge}`}>
                  <span aria-hidden="true">{formatNumber(suspected)}</span>
                  <span className="visually-hidden">, {suspected} suspected</span>
                </span>
              )}
            </button>
          );
          return <li key={page}>{isShown ? <h1 className={classes.heading}>{button}</h1> : button}</li>;
        })}
      </ul>
    </nav>
  );
}
