import type { ContactPoint } from '@shared/domain/contact';
import { request } from '../../api';
import { showError } from '../../store/actions';

/** Where a click on a way to reach somebody leads: mail, phone or browser; null where nothing can open it. */
export function linkOf({ kind, value }: Pick<ContactPoint, 'kind' | 'value'>): string | null {
  const text = value.trim();
  switch (kind) {
    case 'email':
      return `mailto:${encodeURIComponent(text).replace('%40', '@')}`;
    case 'phone':
      return /\d/.test(text) ? `tel:${text.replaceAll(/[^\d+*#,;]/g, '')}` : null;
    case 'url':
    case 'social':
    case 'im': {
      if (/^(https?|mailto|tel):/i.test(text)) return text;
      return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/\S*)?$/u.test(text) ? `https://${text}` : null;
    }
  }
}

/** A web address as short as it can be read. */
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
}

export async function openLink(url: string): Promise<void> {
  try {
    await request('app.openExternal', { url });
  } catch (error) {
    showError('Could not open this', error);
  }
}
