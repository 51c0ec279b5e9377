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
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 38,
    overscan: 12,
    getItemKey: (index) => `${rows[index]?.row ?? index} ${index}`,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it
    <div
      className="card import-table"
      ref={scroller}
      role="table"
      aria-label="Rows of the file"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className="import-head-group">
        <div className="import-row import-head" role="row" aria-rowindex={1}>
          <span role="columnheader">Row</span>
          <span role="columnheader">Name</span>
          <span role="columnheader">Result</span>
          <span role="columnheader">Why</span>
        </div>
      </div>
      <div role="rowgroup">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="import-row"
                role="row"
                aria-rowindex={item.index + 2}
                style={{ position: 'absolute', insetInline: 0, transform: `translateY(${item.start}px)` }}
              >
                <span role="cell" className="figure">
                  {row.row}
                </span>
                <span role="cell" className="import-name">
                  {row.name || <span className="line-note">no name</span>}
                </span>
                <span role="cell">
                  <OutcomeBadge outcome={row.outcome} />
                </span>
                <span role="cell">
                  <span className="line-note">{row.reason}</span>
                  {row.warnings.map((warning) => (
                    <span key={warning} className="import-warning">
                      <IconAlertTriangle size={14} aria-label="Warning" /> {warning}
                    </span>
                  ))}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
