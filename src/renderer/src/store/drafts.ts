/**
 * What is being written in a dialog, kept by the program (in memory, never on disk) until it is saved or discarded, so that it
 * is still there when the page had to be loaded anew.
 */
import { request } from '../api';
import { type Dialog, openDialog, useDialogs } from './dialogs';

interface Draft {
  dialog: Dialog;
  /** Of the dialog's form. */
  values: unknown;
}

const KEEP_AFTER_MS = 300;
/** The dialogs that can be opened again from what they were opened with. */
const kinds: readonly Dialog['kind'][] = ['touchpoint', 'referral', 'purchase', 'followUp', 'contact', 'organization'];

let timer: ReturnType<typeof setTimeout> | undefined;
/** Waits for the form of the dialog that it was written in. */
let restored: Draft | null = null;

/** The dialog a form belongs to, if what is written in it can be kept. */
export function dialogOfForm(): Dialog | null {
  const { open } = useDialogs.getState();
  return open && kinds.includes(open.kind) ? open : null;
}

// Without it there is only less to fall back on.
const tell = (draft: string | null) => void request('drafts.keep', { draft }).catch(() => undefined);

/** Keeps what is written, in a moment. */
export function keepDraft(dialog: Dialog, values: object): void {
  clearTimeout(timer);
  timer = setTimeout(() => tell(JSON.stringify({ dialog, values } satisfies Draft)), KEEP_AFTER_MS);
}

/** It was saved or discarded. */
export function dropDraft(): void {
  clearTimeout(timer);
  tell(null);
}

/** What was written in this dialog before the page was loaded anew; null when nothing was. */
export function draftOf(dialog: Dialog): unknown {
  return restored && JSON.stringify(restored.dialog) === JSON.stringify(dialog) ? restored.values : null;
}

/** The form has it. */
export function adoptDraft(): void {
  restored = null;
}

/** What was being written when the page was lost. */
export async function findDraft(): Promise<Draft | null> {
  const { draft } = await request('drafts.get', {});
  return draft === null ? null : (JSON.parse(draft) as Draft);
}

/** Opens the dialog as it was. */
export function restoreDraft(draft: Draft): void {
  restored = draft;
  openDialog(draft.dialog);
}
