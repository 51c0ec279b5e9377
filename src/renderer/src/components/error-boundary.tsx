import { Button, Modal } from '@mantine/core';
import { IconMoodConfuzed } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { EmptyState } from './empty-state';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** Called before the children are shown again. */
  onReset?: () => void;
  /** The children are a dialog, and so is what stands in for them. */
  dialog?: boolean;
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
    const isDialog = this.props.dialog === true;
    const notice = (
      <div role="alert">
        <EmptyState
          icon={<IconMoodConfuzed size={28} />}
          title={isDialog ? 'This dialog has a fault' : 'This part of the window has a fault'}
          text={
            isDialog
              ? 'What you saved is safe. Close the dialog and go on.'
              : 'What you saved is safe. Try again, or go on with another page.'
          }
          action={<Button onClick={this.reset}>{isDialog ? 'Close' : 'Try again'}</Button>}
        />
      </div>
    );
    if (!isDialog) return notice;
    return (
      <Modal opened onClose={this.reset} withCloseButton={false} aria-label="A fault">
        {notice}
      </Modal>
    );
  }
}
