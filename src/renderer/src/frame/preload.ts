/** Loads what is likely needed next while the window has nothing to do, so that it opens at once. */
import { LineChartCanvas } from '../components/line-chart';
import { SnoozeChoices } from '../features/today/snooze-button';
import {
  ContactDialog,
  ExplainDialog,
  FollowUpDialog,
  ImportDialog,
  OrganizationDialog,
  PurchaseDialog,
  ReferralDialog,
  ShortcutsDialog,
  TouchpointDialog,
} from './dialog-parts';
import {
  FollowUpsPage,
  HistoryPage,
  InsightsPage,
  OrganizationPage,
  OrganizationsPage,
  Palette,
  PeoplePage,
  PersonPage,
  SettingsPage,
} from './pages';

const parts = [
  Palette,
  TouchpointDialog,
  PeoplePage,
  PersonPage,
  LineChartCanvas,
  SnoozeChoices,
  InsightsPage,
  FollowUpDialog,
  FollowUpsPage,
  ContactDialog,
  ExplainDialog,
  OrganizationsPage,
  OrganizationPage,
  OrganizationDialog,
  HistoryPage,
  SettingsPage,
  ReferralDialog,
  PurchaseDialog,
  ImportDialog,
  ShortcutsDialog,
];

/** One part at a time, each in an idle moment. A part that fails is asked for again where it is used, which then tells. */
export function preloadWhenIdle(): void {
  const queue = [...parts];
  const plan = () => {
    requestIdleCallback(next, { timeout: 2_000 });
  };
  const next = () => {
    queue.shift()?.preload().then(plan, plan);
  };
  plan();
}
