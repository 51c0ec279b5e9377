/** The dialogs; each is loaded when it is first needed. */
import { type LazyComponent, lazyComponent } from '../components/lazy-component';
import type { Dialog, DialogProps } from '../store/dialogs';

type DialogPart<K extends Dialog['kind']> = LazyComponent<DialogProps<K>>;

export const ContactDialog: DialogPart<'contact'> = lazyComponent(
  async () => (await import('../features/contacts/contact-dialog')).ContactDialog,
);
export const OrganizationDialog: DialogPart<'organization'> = lazyComponent(
  async () => (await import('../features/organizations/organization-dialog')).OrganizationDialog,
);
export const PeopleBulkDialog: DialogPart<'bulk'> = lazyComponent(
  async () => (await import('../features/contacts/people-bulk-dialog')).PeopleBulkDialog,
);
export const ViewDialog: DialogPart<'view'> = lazyComponent(async () => (await import('../features/contacts/view-dialog')).ViewDialog);
export const MergeDialog: DialogPart<'merge'> = lazyComponent(
  async () => (await import('../features/duplicates/merge-dialog')).MergeDialog,
);
export const MergeAllDialog: DialogPart<'mergeAll'> = lazyComponent(
  async () => (await import('../features/duplicates/merge-all-dialog')).MergeAllDialog,
);
export const TouchpointDialog: DialogPart<'touchpoint'> = lazyComponent(
  async () => (await import('../features/touchpoints/touchpoint-dialog')).TouchpointDialog,
);
export const LinesDialog: DialogPart<'logLines'> = lazyComponent(async () => (await import('../features/log/lines-dialog')).LinesDialog);
export const ReferralDialog: DialogPart<'referral'> = lazyComponent(
  async () => (await import('../features/referrals/referral-dialog')).ReferralDialog,
);
export const PurchaseDialog: DialogPart<'purchase'> = lazyComponent(
  async () => (await import('../features/purchases/purchase-dialog')).PurchaseDialog,
);
export const FollowUpDialog: DialogPart<'followUp'> = lazyComponent(
  async () => (await import('../features/follow-ups/follow-up-dialog')).FollowUpDialog,
);
export const PlanManyDialog: DialogPart<'planMany'> = lazyComponent(
  async () => (await import('../features/follow-ups/plan-many-dialog')).PlanManyDialog,
);
export const ExplainDialog: DialogPart<'explain'> = lazyComponent(
  async () => (await import('../features/ror/explain-dialog')).ExplainDialog,
);
export const ImportDialog: DialogPart<'import'> = lazyComponent(
  async () => (await import('../features/import/import-dialog')).ImportDialog,
);
export const BackupDialog: DialogPart<'backup'> = lazyComponent(
  async () => (await import('../features/backup/backup-dialog')).BackupDialog,
);
export const RestoreDialog: DialogPart<'restore'> = lazyComponent(
  async () => (await import('../features/backup/restore-dialog')).RestoreDialog,
);
export const ShortcutsDialog = lazyComponent(async () => (await import('./shortcuts-dialog')).ShortcutsDialog);
