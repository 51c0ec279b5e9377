import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { messageOf } from '../store/actions';

interface ErrorNoticeProps {
  error: unknown;
  /** What was tried; "This could not be shown" if left out. */
  title?: string;
  onRetry?: () => void;
}

/** Says what happened in the place where the answer would have been. */
export function ErrorNotice({ error, title = 'This could not be shown', onRetry }: ErrorNoticeProps) {
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle size={18} aria-hidden="true" />} title={title}>
      <Text>{messageOf(error)}</Text>
      {onRetry && (
        <Button mt="sm" size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
