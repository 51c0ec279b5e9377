/** The pages besides Today, and the palette; each is loaded when it is first needed. */
import { type LazyComponent, lazyComponent } from '../components/lazy-component';
import type { Route } from '../store/navigation';

export const ReviewPage = lazyComponent(async () => (await import('../features/review/review-page')).ReviewPage);
export const PeoplePage = lazyComponent(async () => (await import('../features/contacts/people-page')).PeoplePage);
export const PersonPage: LazyComponent<{ route: Extract<Route, { page: 'person' }> }> = lazyComponent(
  async () => (await import('../features/contacts/person-page')).PersonPage,
);
export const OrganizationsPage = lazyComponent(
  async () => (await import('../features/organizations/organizations-page')).OrganizationsPage,
);
export const OrganizationPage: LazyComponent<{ route: Extract<Route, { page: 'organization' }> }> = lazyComponent(
  async () => (await import('../features/organizations/organization-page')).OrganizationPage,
);
export const DuplicatesPage = lazyComponent(async () => (await import('../features/duplicates/duplicates-page')).DuplicatesPage);
export const FollowUpsPage = lazyComponent(async () => (await import('../features/follow-ups/follow-ups-page')).FollowUpsPage);
export const InsightsPage = lazyComponent(async () => (await import('../features/insights/insights-page')).InsightsPage);
export const HistoryPage = lazyComponent(async () => (await import('../features/history/history-page')).HistoryPage);
export const TrashPage = lazyComponent(async () => (await import('../features/trash/trash-page')).TrashPage);
export const SettingsPage = lazyComponent(async () => (await import('../features/settings/settings-page')).SettingsPage);
export const Palette = lazyComponent(async () => (await import('../features/search/palette')).Palette);
