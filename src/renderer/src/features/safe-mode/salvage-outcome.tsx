import { Alert, Code, Stack, Text } from '@mantine/core';
import type { SalvageSummary } from '@shared/recovery-views';
import type { SalvagedTable } from '@shared/salvage-views';
import { IconCheck } from '@tabler/icons-react';
import { formatNumber } from '../../format';
import classes from './safe-mode.module.css';

/** Tables in words; the others are parts of these. */
const words: Record<string, [one: string, many: string]> = {
  contact: ['person', 'people'],
  touchpoint: ['entry of a timeline', 'entries of timelines'],
  referral: ['referral', 'referrals'],
  purchase: ['purchase', 'purchases'],
  follow_up: ['follow-up', 'follow-ups'],
  organization: ['organization', 'organizations'],
  tag: ['tag', 'tags'],
};

function counted(count: number, [one, many]: [string, string]): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

function sum(tables: readonly SalvagedTable[], of: (table: SalvagedTable) => number): number {
  return tables.reduce((total, table) => total + of(table), 0);
}

/** What a salvage brought back and what it could not. */
export function SalvageOutcome({ summary: { report, keptAs } }: { summary: SalvageSummary }) {
  const shown = report.tables.flatMap((table) => {
    const word = words[table.table];
    return word && table.found + table.lost + table.leftOut > 0 ? [{ ...table, word }] : [];
  });
  const parts = report.tables.filter(({ table }) => !words[table] && table !== 'change' && table !== 'action');
  const partsLost = sum(parts, ({ lost, leftOut }) => lost + leftOut);
  const renamed = report.tables.find(({ table }) => table === 'contact')?.fromIndexes ?? 0;
  return (
    <Stack gap="sm">
      <Alert color="teal" icon={<IconCheck size={18} aria-hidden="true" />} role="status">
        <ul className={classes.counts}>
          {shown.map(({ table, word, found, lost, leftOut }) => (
            <li key={table}>
              {counted(found, word)}
              {lost > 0 && `, ${formatNumber(lost)} could not be read`}
              {leftOut > 0 && `, ${formatNumber(leftOut)} left out because what they belong to is lost`}
            </li>
          ))}
        </ul>
      </Alert>
      {renamed > 0 && (
        <Text>
          Of {counted(renamed, ['person', 'people'])} only the name and some details were left; look through them when you have time.
        </Text>
      )}
      {partsLost > 0 && <Text>{counted(partsLost, ['detail', 'details'])} such as an address or a tag of somebody could not be kept.</Text>}
      {report.mended > 0 && (
        <Text>{counted(report.mended, ['text has', 'texts have'])} letters that could not be read; they show as �.</Text>
      )}
      {report.doubtful.length > 0 && (
        <Text>Some details hold something that can’t be, such as a date that there is not: the damage changed them without a trace.</Text>
      )}
      {!report.keepsHistory && <Text>What you did before can’t be undone any more.</Text>}
      <Text className={classes.file}>
        {keptAs !== null && (
          <>
            The damaged file is kept as <Code>{keptAs}</Code> in the data folder.{' '}
          </>
        )}
        More than Rapport can tell may be missing: compare with a backup if you have one.
      </Text>
    </Stack>
  );
}
