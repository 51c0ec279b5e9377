import type { BackupCounts } from '@shared/backup-views';
import { formatNumber } from '../../format';
import '../settings/settings.css';

const rows: readonly [key: string, label: string][] = [
  ['contacts', 'People'],
  ['touchpoints', 'Touchpoints'],
  ['referrals', 'Referrals'],
  ['purchases', 'Purchases'],
  ['followUps', 'Follow-ups'],
  ['organizations', 'Organizations'],
];

/** What there is here and in a backup, side by side; null: not known (yet). */
export function CountsTable({ columns }: { columns: readonly { title: string; counts: BackupCounts | null }[] }) {
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">{'\u00a0'}</th>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, label]) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {columns.map(({ title, counts }) => (
              <td key={title}>{counts ? formatNumber(counts[key] ?? 0) : '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
