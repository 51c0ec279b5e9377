import { Button } from '@mantine/core';
import { IconMoodConfuzed } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { EmptyState } from './empty-state';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** Called before the children are shown again. */
  onReset?: () => void;
}

/** Keeps a fault in one page from taking the window with it. React writes the fault to the console. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  private readonly reset = (): void => {
    this.props.onReset?.();
    this.setState({ failed: false });
  };

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          icon={<IconMoodConfuzed size={28} />}
          title="This part of the window has a fault"
          text="Nothing that was saved is lost. Try again, or go on with another page."
          action={<Button onClick={this.reset}>Try again</Button>}
        />
      </div>
    );
  }
}
