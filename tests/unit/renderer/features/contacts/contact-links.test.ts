import { expect, test } from 'vitest';
import { linkOf } from '../../../../../src/renderer/src/features/contacts/contact-links';

test.each([
  [{ kind: 'email', value: 'ana@example.org' }, 'mailto:ana@example.org'],
  [{ kind: 'email', value: 'ana?bcc=all@example.org' }, 'mailto:ana%3Fbcc%3Dall@example.org'],
  [{ kind: 'phone', value: '+351 (21) 555-0142' }, 'tel:+351215550142'],
  [{ kind: 'phone', value: 'ask Bo' }, null],
  [{ kind: 'url', value: 'https://example.org/a b' }, 'https://example.org/a b'],
  [{ kind: 'url', value: 'example.org' }, 'https://example.org'],
  [{ kind: 'social', value: 'linkedin.com/in/ana' }, 'https://linkedin.com/in/ana'],
  [{ kind: 'im', value: '@ana' }, null],
  [{ kind: 'url', value: 'javascript:alert(1)' }, null],
  [{ kind: 'url', value: 'file:///etc/passwd' }, null],
] as const)('%j leads to %s', (point, url) => {
  expect(linkOf(point)).toBe(url);
});
