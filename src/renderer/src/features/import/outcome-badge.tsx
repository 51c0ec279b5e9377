import type { ImportOutcome } from '@shared/import-views';
import type { CSSProperties } from 'react';
import { outcomes } from './outcomes';
import classes from './review.module.css';

/** What becomes of a row. Looks as Mantine's badge, which takes a long list ten times as long to draw. */
export function OutcomeBadge({ outcome }: { outcome: ImportOutcome }) {
  const { color, label } = outcomes.find(({ key }) => key === outcome) ?? { color: 'gray', label: outcome };
  const style = {
    background: `var(--mantine-color-${color}-light)`,
    color: `var(--mantine-color-${color}-light-color)`,
  } satisfies CSSProperties;
  return (
    <span className={classes.badge} style={style}>
      {label}
    </span>
  );
}
