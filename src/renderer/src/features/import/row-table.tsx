import { Badge } from '@mantine/core';
import type { ImportRow } from '@shared/views';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { outcomes } from './outcomes';

function OutcomeBadge({ outcome }: { outcome: ImportRow['outcome'] }) {
  const look = outcomes.find(({ key }) => key === outcome);
  return <Badge color={look?.color ?? 'gray'}>{look?.label ?? outcome}</Badge>;
}

/** The rows of a file; only those in view are drawn. */
export function RowTable({ rows }: { rows: readonly ImportRow[] }) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 38,
    overscan: 12,
    getItemKey: (index) => `${rows[index]?.row ?? index} ${index}`,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it
    <section className="card import-table" ref={scroller} aria-label="Rows of the file" tabIndex={0}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr className="import-row" aria-rowindex={1}>
            <th scope="col">Row</th>
            <th scope="col">Name</th>
            <th scope="col">Result</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <tr
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="import-row"
                aria-rowindex={item.index + 2}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <td>{row.row}</td>
                <td className="import-name">{row.name || <span className="line-note">no name</span>}</td>
                <td>
                  <OutcomeBadge outcome={row.outcome} />
                </td>
                <td>
                  <span className="line-note">{row.reason}</span>
                  {row.warnings.map((warning) => (
                    <span key={warning} className="import-warning">
                      <IconAlertTriangle size={14} aria-label="Warning" /> {warning}
                    </span>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
