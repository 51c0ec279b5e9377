import { notifications } from '@mantine/notifications';
import { showError } from '../../store/actions';

/** For where the clipboard's own permission is denied: what one has selected may always be copied. */
function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/** Puts text on the clipboard and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!copySelected(text)) {
      showError('Could not copy', error);
      return;
    }
  }
  notifications.show({ message: `Copied ${text}`, autoClose: 2_500 });
}
