/** Shows the open dialog. */
import { Suspense, useDeferredValue } from 'react';
import { useCovering } from './components/covering';
import { ErrorBoundary } from './components/error-boundary';
import {
  BackupDialog,
  ContactDialog,
  ExplainDialog,
  FollowUpDialog,
  ImportDialog,
  LinesDialog,
  MergeAllDialog,
  MergeDialog,
  OrganizationDialog,
  PeopleBulkDialog,
  PlanManyDialog,
  PurchaseDialog,
  ReferralDialog,
  RestoreDialog,
  ShortcutsDialog,
  TouchpointDialog,
  ViewDialog,
} from './frame/dialog-parts';
import { closeDialog, type Dialog, useDialogs } from './store/dialogs';

function OpenDialog({ dialog }: { dialog: Dialog }) {
  switch (dialog.kind) {
    case 'contact':
      return <ContactDialog dialog={dialog} onClose={closeDialog} />;
    case 'organization':
      return <OrganizationDialog dialog={dialog} onClose={closeDialog} />;
    case 'view':
      return <ViewDialog dialog={dialog} onClose={closeDialog} />;
    case 'bulk':
      return <PeopleBulkDialog dialog={dialog} onClose={closeDialog} />;
    case 'merge':
      return <MergeDialog dialog={dialog} onClose={closeDialog} />;
    case 'mergeAll':
      return <MergeAllDialog dialog={dialog} onClose={closeDialog} />;
    case 'touchpoint':
      return <TouchpointDialog dialog={dialog} onClose={closeDialog} />;
    case 'logLines':
      return <LinesDialog dialog={dialog} onClose={closeDialog} />;
    case 'referral':
      return <ReferralDialog dialog={dialog} onClose={closeDialog} />;
    case 'purchase':
      return <PurchaseDialog dialog={dialog} onClose={closeDialog} />;
    case 'followUp':
      return <FollowUpDialog dialog={dialog} onClose={closeDialog} />;
    case 'planMany':
      return <PlanManyDialog dialog={dialog} onClose={closeDialog} />;
    case 'explain':
      return <ExplainDialog dialog={dialog} onClose={closeDialog} />;
    case 'import':
      return <ImportDialog dialog={dialog} onClose={closeDialog} />;
    case 'backup':
      return <BackupDialog dialog={dialog} onClose={closeDialog} />;
    case 'restore':
      return <RestoreDialog dialog={dialog} onClose={closeDialog} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={closeDialog} />;
  }
}

export function DialogHost() {
  const asked = useDialogs((d) => d.open);
  // A dialog is drawn in pieces between which the window answers; one that is closed is gone at once.
  const drawn = useDeferredValue(asked);
  const dialog = asked && drawn;
  useCovering(dialog !== null);
  if (dialog === null) return null;
  return (
    <ErrorBoundary dialog onReset={closeDialog}>
      <Suspense fallback={null}>
        <OpenDialog key={JSON.stringify(dialog)} dialog={dialog} />
      </Suspense>
    </ErrorBoundary>
  );
}
