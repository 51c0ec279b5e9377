/** Which dialog is open. One at a time; the host in `dialogs.tsx` shows it. */
import type { PersonRef } from '@shared/domain/contact';
import type { FollowUp } from '@shared/domain/follow-up';
import type { Purchase } from '@shared/domain/purchase';
import type { Referral } from '@shared/domain/referral';
import type { Touchpoint } from '@shared/domain/touchpoint';
import { create } from 'zustand';
import { focusOrigin, returnFocus } from '../components/return-focus';
import { holdKeys, releaseKeys } from '../components/type-ahead';

export type Dialog =
  /**
   * Log a touchpoint (no `edit`), or edit one. `completes`: a follow-up that saving also marks done.
   */
  | {
      kind: 'touchpoint';
      people?: PersonRef[];
      touchpointKind?: string;
      subject?: string;
      edit?: Touchpoint;
      completes?: number;
    }
  /** Several lines at once, to look at before they are logged. */
  | { kind: 'logLines'; text: string }
  | { kind: 'referral'; person?: PersonRef; edit?: Referral }
  | { kind: 'purchase'; person?: PersonRef; edit?: Purchase }
  /** Plan one (no `edit`), or edit one. `completes`: a follow-up that saving also marks done; `reason` and `day`: what it is for, by when. */
  | { kind: 'followUp'; person?: PersonRef; edit?: FollowUp; completes?: number; reason?: string; day?: string }
  /** Without `id`: a new contact, who works at `organization` if that is given. */
  | { kind: 'contact'; id?: number; organization?: string }
  /** Without `name`: a new organization. */
  | { kind: 'organization'; name?: string }
  /** Plans a follow-up for each of them. */
  | { kind: 'planMany'; contactIds: number[] }
  /** Saves how the People page stands as a view; `rename`: the name of the view to rename instead. */
  | { kind: 'view'; rename?: string }
  /** Changes everybody who is selected on the People page. */
  | { kind: 'bulk'; change: 'tags' | 'cadence' }
  /** Makes one person of several, whose names may be left empty; with one only it asks for another first. `choose`: the program says who should stay. */
  | { kind: 'merge'; people: PersonRef[]; choose?: boolean }
  /** Makes one person of each of these groups. */
  | { kind: 'mergeAll'; groups: PersonRef[][] }
  /** Where a contact's score comes from, down to the rows. */
  | { kind: 'explain'; contactId: number; name: string }
  /** Files, or none to ask for them first. */
  | { kind: 'import'; files?: string[] }
  /** Backs up by hand. */
  | { kind: 'backup' }
  /** Restores a backup; `rehearse`: only tries whether it could be. */
  | { kind: 'restore'; file: string; rehearse?: boolean }
  | { kind: 'shortcuts' };

/** What the component of a kind of dialog is given. */
export interface DialogProps<K extends Dialog['kind']> {
  dialog: Extract<Dialog, { kind: K }>;
  onClose: () => void;
}

interface Dialogs {
  open: Dialog | null;
}

export const useDialogs = create<Dialogs>()(() => ({ open: null }));

/** What had the focus before the first of the dialogs that followed one another. */
let origin: HTMLElement | null = null;

export function openDialog(dialog: Dialog): void {
  if (useDialogs.getState().open === null) origin = focusOrigin();
  holdKeys();
  useDialogs.setState({ open: dialog });
}

/** Closes the dialog; the focus goes back to where it was before. */
export function closeDialog(): void {
  releaseKeys();
  useDialogs.setState({ open: null });
  returnFocus(origin);
  origin = null;
}
