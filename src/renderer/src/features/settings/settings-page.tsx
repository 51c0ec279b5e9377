import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { ShortcutList } from '../../frame/shortcut-list';
import { refreshTables, useQuery } from '../../store/query-cache';
import { BackupsSection } from './backups-section';
import { CadenceSection } from './cadence-section';
import { CalendarSection } from './calendar-section';
import { DataSection } from './data-section';
import { DesktopSections } from './desktop-sections';
import { LookSection } from './look-section';
import { PointsSection } from './points-section';
import { ReviewSection } from './review-section';
import { SettingsSection } from './settings-section';
import './settings.css';

function About() {
  const { data } = useQuery('app.info', {}, ['contact']);
  return (
    <SettingsSection title="About" text="Offline: nothing you keep here leaves this computer unless you export it.">
      <dl className="settings-facts">
        <dt>Rapport</dt>
        <dd>{data?.version ?? ''}</dd>
        <dt>Electron</dt>
        <dd>{data?.electron ?? ''}</dd>
      </dl>
    </SettingsSection>
  );
}

export function SettingsPage() {
  const { data, error } = useQuery('settings.get', {}, ['setting']);
  return (
    <div className="page settings-page">
      <header className="page-head">
        <h1>Settings</h1>
      </header>
      {error && <ErrorNotice error={error} onRetry={() => refreshTables(['setting'])} />}
      {!data && !error && <DelayedSkeleton lines={4} height={120} />}
      {data && (
        <>
          <LookSection settings={data} />
          <CadenceSection settings={data} />
          <ReviewSection settings={data} />
          <DesktopSections />
          <DataSection />
          <BackupsSection />
          <CalendarSection />
          <PointsSection saved={data.ror} />
          <SettingsSection title="Keys" text="Everything works without a mouse.">
            <ShortcutList />
          </SettingsSection>
          <About />
        </>
      )}
    </div>
  );
}
