import { Text } from '@mantine/core';
import type { RehearsalReport } from '@shared/backup-views';
import { IconCheck, IconX } from '@tabler/icons-react';
import { formatDay, formatTime } from '../../format';

/** What a rehearsal found. */
export function BackupChecks({ report }: { report: RehearsalReport }) {
  return (
    <div role="status">
      <Text fw={600}>{report.ok ? 'It can be restored.' : 'It can’t be restored.'}</Text>
      <Text size="sm" c="dimmed">
        From {formatDay(report.createdAt)}, {formatTime(report.createdAt)}. It was restored into a temporary database and compared.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul className="plain-list settings-checks backup-checks" aria-label="What was compared" tabIndex={0}>
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
