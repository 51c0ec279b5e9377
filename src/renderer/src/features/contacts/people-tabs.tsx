import { navigate, type Route, useRoute } from '../../store/navigation';
import classes from './people-tabs.module.css';

type TabPage = Extract<Route['page'], 'people' | 'organizations'>;

const tabs: readonly { page: TabPage; label: string }[] = [
  { page: 'people', label: 'People' },
  { page: 'organizations', label: 'Organizations' },
];

/** The lists that belong to People; the name of the one that is shown is the heading of the page. */
export function PeopleTabs() {
  const { page: shown } = useRoute();
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
            </button>
          );
          return <li key={page}>{isShown ? <h1 className={classes.heading}>{button}</h1> : button}</li>;
        })}
      </ul>
    </nav>
  );
}
