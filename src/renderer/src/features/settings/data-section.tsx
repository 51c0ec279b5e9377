import { Button, Group, Text } from '@mantine/core';
import { AppError } from '@shared/errors';
import type { VerifyReport } from '@shared/views';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { formatBytes, formatNumber, plural } from '../../format';
import { performOrTell, showError } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { runJob } from '../../store/jobs';
import { useQuery } from '../../store/query-cache';
import { ExportMenu } from './export-menu';
import { SettingsSection } from './settings-section';

function Checks({ report }: { report: VerifyReport }) {
  return (
    <div role="status" className="card settings-checks">
      <Text fw={600}>{report.ok ? 'All is well.' : 'Something is not as it should be.'}</Text>
      <ul className="plain-list">
        {report.checks.map(({ name, ok, detail }) => (
          <li key={name} data-ok={ok}>
            {ok ? <IconCheck size={16} aria-label="Well" /> : <IconX size={16} aria-label="Not well" />}
            <span>{name}</span>
            <span className="line-note">{detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CheckTheData() {
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [checking, setChecking] = useState(false);
  const check = async () => {
    setChecking(true);
    setError(null);
    setReport(null);
    try {
      setReport(await runJob('Checking the data', (jobId) => request('maintenance.verify', { jobId })));
    } catch (failure) {
      if (!(failure instanceof AppError && failure.code === 'cancelled')) setError(failure);
    } finally {
      setChecking(false);
    }
  };
  return (
    <>
      <div className="settings-row">
        <div>
          <Text fw={550}>Check the data</Text>
          <Text size="sm" c="dimmed">
            Reads everything and compares it with itself, and reads every backup.
          </Text>
        </div>
        <Button variant="default" loading={checking} onClick={() => void check()}>
          Check
        </Button>
      </div>
      {error !== null && <ErrorNotice title="The data could not be checked" error={error} />}
      {report && <Checks report={report} />}
    </>
  );
}

/** Where the data is, and what can be done with all of it. */
export function DataSection() {
  const { data: info } = useQuery('app.info', {}, ['contact']);
  const openFolder = () => {
    request('app.openDataFolder', {}).catch((error: unknown) => showError('Could not open the folder', error));
  };
  return (
    <SettingsSection title="Your data" text="One file on this computer.">
      <div className="settings-row">
        <div className="settings-path">
          <Text fw={550}>Data folder</Text>
          <Text size="sm" c="dimmed">
            {info ? `${info.dataFolder} · ${formatBytes(info.databaseBytes)} · ${plural(info.contacts, 'person', 'people')}` : '\u00a0'}
          </Text>
        </div>
        <Button variant="default" onClick={openFolder}>
          Open folder
        </Button>
      </div>
      <div className="settings-row">
        <div>
          <Text fw={550}>Import and export</Text>
          <Text size="sm" c="dimmed">
            Take everything out: as one file that Rapport reads again, or for other programs.
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={() => openDialog({ kind: 'import' })}>
            Import…
          </Button>
          <ExportMenu />
        </Group>
      </div>
      <CheckTheData />
      {info && info.sampleContacts > 0 && (
        <div className="settings-row">
          <div>
            <Text fw={550}>Sample data</Text>
            <Text size="sm" c="dimmed">
              {formatNumber(info.sampleContacts)} made-up {info.sampleContacts === 1 ? 'person is' : 'people are'} in your book.
            </Text>
          </div>
          <Button variant="default" onClick={() => void performOrTell('sample.remove', {}, 'Sample data removed')}>
            Remove
          </Button>
        </div>
      )}
    </SettingsSection>
  );
}
