import { Skeleton } from '@mantine/core';
import { memo, Suspense, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useCovering } from '../components/covering';
import { ErrorBoundary } from '../components/error-boundary';
import { TodayPage } from '../features/today/today-page';
import { type Route, useNavigation, useRoute } from '../store/navigation';
import { closePalette, usePalette } from '../store/palette';
import { ClockNotice } from './clock-notice';
import { Header } from './header';
import { JobProgressBar } from './job-progress';
import { NavigationBar } from './navigation-bar';
import {
  DuplicatesPage,
  FollowUpsPage,
  HistoryPage,
  InsightsPage,
  OrganizationPage,
  OrganizationsPage,
  Palette,
  PeoplePage,
  PersonPage,
  ReviewPage,
  SettingsPage,
  TrashPage,
} from './pages';
import { SampleNotice } from './sample-notice';
import { useDayChange } from './use-day-change';
import { useShortcuts } from './use-shortcuts';
import { useSweep } from './use-sweep';
import { useThemeSetting } from './use-theme-setting';

const titles: Record<Route['page'], string> = {
  today: 'Today',
  review: 'Weekly review',
  followUps: 'Follow-ups',
  people: 'People',
  person: 'Person',
  organizations: 'Organizations',
  organization: 'Organization',
  duplicates: 'Duplicates',
  insights: 'Insights',
  history: 'History',
  trash: 'Trash',
  settings: 'Settings',
};

const Page = memo(({ route }: { route: Route }) => {
  switch (route.page) {
    case 'today':
      return <TodayPage />;
    case 'followUps':
      return <FollowUpsPage />;
    case 'review':
      return <ReviewPage />;
    case 'people':
      return <PeoplePage />;
    case 'person':
      return <PersonPage key={route.id} route={route} />;
    case 'organizations':
      return <OrganizationsPage />;
    case 'organization':
      return <OrganizationPage key={route.name} route={route} />;
    case 'duplicates':
      return <DuplicatesPage />;
    case 'insights':
      return <InsightsPage />;
    case 'history':
      return <HistoryPage />;
    case 'trash':
      return <TrashPage />;
    case 'settings':
      return <SettingsPage />;
  }
});

function PageFallback() {
  return (
    <div className="page delayed">
      <Skeleton height={28} width={220} />
      <Skeleton height={120} mt="lg" />
    </div>
  );
}

/** Header, navigation and the page that is shown. The page scrolls, not the window; going back restores where it stood. */
export function Frame() {
  const route = useRoute();
  const at = useNavigation((n) => n.at);
  const paletteAsked = usePalette((p) => p.open);
  const paletteDrawn = useDeferredValue(paletteAsked);
  const isPaletteShown = paletteAsked && paletteDrawn;
  useCovering(isPaletteShown);
  // A page is drawn in pieces between which the window answers; until it is there, the one before stays.
  const place = useMemo(() => ({ route, at }), [route, at]);
  const drawn = useDeferredValue(place);
  const main = useRef<HTMLElement>(null);
  const offsets = useRef(new Map<number, number>());
  const asked = useRef(at);
  const shown = useRef(at);
  useShortcuts();
  useThemeSetting();
  useDayChange();
  useSweep();

  useEffect(() => {
    document.title = `${titles[route.page]} – Rapport`;
  }, [route.page]);

  useLayoutEffect(() => {
    // Otherwise the focus would be lost with the page it stands on.
    if (asked.current !== at) main.current?.focus({ preventScroll: true });
    asked.current = at;
  }, [at]);

  useLayoutEffect(() => {
    const element = main.current;
    if (!element || shown.current === drawn.at) return;
    const isBack = drawn.at < shown.current;
    const before = offsets.current.get(shown.current) ?? 0;
    const next = isBack ? (offsets.current.get(drawn.at) ?? 0) : 0;
    shown.current = drawn.at;
    offsets.current.set(drawn.at, next);
    // To scroll lays the page out at once; where it already stands there is no need.
    if (before !== next) element.scrollTop = next;
  }, [drawn.at]);

  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <Header />
      <NavigationBar />
      <div className="frame-main">
        <SampleNotice />
        <ClockNotice />
        <main
          id="main"
          ref={main}
          tabIndex={-1}
          aria-busy={drawn !== place}
          onScroll={(event) => offsets.current.set(shown.current, event.currentTarget.scrollTop)}
        >
          <ErrorBoundary key={drawn.at}>
            <Suspense fallback={<PageFallback />}>
              <Page route={drawn.route} />
            </Suspense>
          </ErrorBoundary>
        </main>
        <JobProgressBar />
      </div>
      {isPaletteShown && (
        <ErrorBoundary dialog onReset={closePalette}>
          <Suspense fallback={null}>
            <Palette />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}
