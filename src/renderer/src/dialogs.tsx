/** Shows the open dialog; each is loaded when it is first needed. */
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from './components/error-boundary';
import { closeDialog, type Dialog, useDialogs } from './store/dialogs';

const ContactDialog = lazy(async () => ({ default: (await import('./features/contacts/contact-dialog')).ContactDialog }));
const TouchpointDialog = lazy(async () => ({ default: (await import('./features/touchpoints/touchpoint-dialog')).TouchpointDialog }));
const ReferralDialog = lazy(async () => ({ default: (await import('./features/referrals/referral-dialog')).ReferralDialog }));
const PurchaseDialog = lazy(async () => ({ default: (await import('./features/purchases/purchase-dialog')).PurchaseDialog }));
const FollowUpDialog = lazy(async () => ({ default: (await import('./features/follow-ups/follow-up-dialog')).FollowUpDialog }));
const ExplainDialog = lazy(async () => ({ default: (await import('./features/ror/explain-dialog')).ExplainDialog }));
const ImportDialog = lazy(async () => ({ default: (await import('./features/import/import-dialog')).ImportDialog }));
const ShortcutsDialog = lazy(async () => ({ default: (await import('./frame/shortcuts-dialog')).ShortcutsDialog }));

function OpenDialog({ dialog }: { dialog: Dialog }) {
  switch (dialog.kind) {
    case 'contact':
      return <ContactDialog dialog={dialog} onClose={closeDialog} />;
    case 'touchpoint':
      return <TouchpointDialog dialog={dialog} onClose={closeDialog} />;
    case 'referral':
      return <ReferralDialog dialog={dialog} onClose={closeDialog} />;
    case 'purchase':
      return <PurchaseDialog dialog={dialog} onClose={closeDialog} />;
    case 'followUp':
      return <FollowUpDialog dialog={dialog} onClose={closeDialog} />;
    case 'explain':
      return <ExplainDialog dialog={dialog} onClose={closeDialog} />;
    case 'import':
      return <ImportDialog dialog={dialog} onClose={closeDialog} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={closeDialog} />;
  }
}

export function DialogHost() {
  const dialog = useDialogs((d) => d.open);
  if (dialog === null) return null;
  return (
    <ErrorBoundary onReset={closeDialog}>
      <Suspense fallback={null}>
        <OpenDialog key={JSON.stringify(dialog)} dialog={dialog} />
      </Suspense>
    </ErrorBoundary>
  );
}
