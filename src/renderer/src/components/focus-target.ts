/** True where typing belongs to a field, which then has its own undo. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range', 'reset', 'submit', 'file'].includes(target.type);
}

/** True where no control has the focus, only the page. */
export function isPageItself(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target === document.body || target.tagName === 'MAIN');
}
