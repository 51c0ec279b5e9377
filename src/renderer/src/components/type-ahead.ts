/**
 * Keys typed after something was asked to open and before its field has the focus. Held, then given to the field: none is
 * lost, and none does something on the page below.
 */
import { isTextField } from './focus-target';

/** After so long nothing will open any more: keys go where they always go. */
const PATIENCE_MS = 3_000;

/** While keys are held: how to stop. */
let release: (() => void) | null = null;

/** Counts how often a dialog was asked for. */
let asked = 0;

/** Text, or the name of a key that is no text. */
type Held = { text: string } | { key: string };

function isText(event: KeyboardEvent): boolean {
  const shortcut = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  return event.key.length === 1 && !shortcut;
}

/** What a browser does with a key in a field, as far as it matters while one waits for the field. */
function give(one: Held, target: HTMLElement): void {
  if ('text' in one) {
    document.execCommand('insertText', false, one.text);
    return;
  }
  const event = new KeyboardEvent('keydown', { key: one.key, code: one.key, bubbles: true, cancelable: true });
  if (target.dispatchEvent(event) && one.key === 'Backspace') document.execCommand('delete');
}

const otherKeys = new Set(['Enter', 'Backspace', 'ArrowDown', 'ArrowUp', 'Escape']);

/** Call when a dialog is asked for; a second call changes nothing. Ends by itself once the focus is inside of a dialog. */
export function holdKeys(): void {
  asked += 1;
  if (release) return;
  const held: Held[] = [];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    if (isText(event)) held.push({ text: event.key });
    else if (otherKeys.has(event.key)) held.push({ key: event.key });
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  /** One key after the other, as they are typed: a list that opens meanwhile has to follow. */
  const giveNext = (target: HTMLElement) => {
    if (release !== stop) return;
    const one = document.activeElement === target ? held.shift() : undefined;
    if (one === undefined) {
      stop();
      return;
    }
    give(one, target);
    window.setTimeout(() => giveNext(target), 0);
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || !target.closest('[role="dialog"]')) return;
    document.removeEventListener('focusin', onFocusIn);
    window.clearTimeout(timer);
    // The focus may come in the middle of a render.
    queueMicrotask(() => {
      if (isTextField(target)) giveNext(target);
      else if (release === stop) stop();
    });
  };
  const timer = window.setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    document.removeEventListener('focusin', onFocusIn);
    release = null;
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  document.addEventListener('focusin', onFocusIn);
  release = stop;
}

/** Carries out what was chosen in a dialog that closes: keys held by then are for the dialog it asks for, or for nobody. */
export function handOver(run: () => void): void {
  const before = asked;
  run();
  if (asked === before) releaseKeys();
}

/** Call when it is closed again. */
export function releaseKeys(): void {
  release?.();
}
