import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  /** What belongs here. */
  text: ReactNode;
  /** The first step. */
  action?: ReactNode;
}

/** Stands where a list has nothing to show yet. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <div className="empty-state-icon" aria-hidden="true">
        {icon}
      </div>
      <Text fw={650} size="lg">
        {title}
      </Text>
      <Text c="dimmed">{text}</Text>
      {action !== undefined && <div style={{ marginTop: '0.5rem' }}>{action}</div>}
    </div>
  );
}
