import { IconCalendarEvent, IconChartAreaLine, IconHistory, IconSettings, IconSun, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { plural, today } from '../format';
import { navigate, type Route, useRoute } from '../store/navigation';
import { useQuery } from '../store/query-cache';

/** Pages reached from another one, whose item stays the current one. */
const under: Partial<Record<Route['page'], PageOfBar>> = {
  review: 'today',
  person: 'people',
  organizations: 'people',
  organization: 'people',
  duplicates: 'people',
  trash: 'history',
};
type PageOfBar = Exclude<Route['page'], 'review' | 'person' | 'organizations' | 'organization' | 'duplicates' | 'trash'>;

interface NavigationItemProps {
  page: PageOfBar;
  label: string;
  icon: ReactNode;
  /** Shown behind the label; `title` says what it counts. */
  badge?: { count: number; title: string };
}

function NavigationItem({ page, label, icon, badge }: NavigationItemProps) {
  const route = useRoute();
  const isCurrent = (under[route.page] ?? route.page) === page;
  return (
    <li>
      <button
        type="button"
        className="nav-item"
        aria-current={isCurrent ? 'page' : undefined}
        title={label}
        onClick={() => navigate({ page })}
      >
        {icon}
        <span className="nav-label">{label}</span>
        {badge !== undefined && badge.count > 0 && (
          <span className="nav-badge figure">
            <span aria-hidden="true">{badge.count}</span>
            <span className="visually-hidden">, {badge.title}</span>
          </span>
        )}
      </button>
    </li>
  );
}

const icon = { size: 20, stroke: 1.7, 'aria-hidden': true } as const;

export function NavigationBar() {
  const due = useQuery('followUps.list', { open: true, until: today() }, ['follow_up', 'contact']);
  const count = due.data?.length ?? 0;
  return (
    <nav className="frame-nav" aria-label="Pages">
      <ul>
        <NavigationItem
          page="today"
          label="Today"
          icon={<IconSun {...icon} />}
          badge={{ count, title: `${plural(count, 'follow-up')} due` }}
        />
        <NavigationItem page="followUps" label="Follow-ups" icon={<IconCalendarEvent {...icon} />} />
        <NavigationItem page="people" label="People" icon={<IconUsers {...icon} />} />
        <NavigationItem page="insights" label="Insights" icon={<IconChartAreaLine {...icon} />} />
      </ul>
      <ul>
        <NavigationItem page="history" label="History" icon={<IconHistory {...icon} />} />
        <NavigationItem page="settings" label="Settings" icon={<IconSettings {...icon} />} />
      </ul>
    </nav>
  );
}
