import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';

interface IconActionProps {
  /** The accessible name. */
  label: string;
  /** Shown on hover; the label if left out. */
  hint?: string;
  icon: ReactNode;
  onClick: () => void;
  disabled?: boolean;
}

/** A quiet button that is only an icon. */
export function IconAction({ label, hint = label, icon, onClick, disabled = false }: IconActionProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={hint} onClick={onClick} disabled={disabled}>
      {icon}
    </ActionIcon>
  );
}
