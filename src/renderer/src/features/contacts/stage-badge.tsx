import { Badge, type BadgeProps } from '@mantine/core';
import classes from './stage-badge.module.css';

/** Where a relationship stands. */
export function StageBadge({ stage, size = 'md' }: { stage: string; size?: NonNullable<BadgeProps['size']> }) {
  return (
    <Badge color="grape" size={size} classNames={{ label: classes.label ?? '' }}>
      {stage}
    </Badge>
  );
}
