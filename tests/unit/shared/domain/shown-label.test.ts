import { shownLabel } from '@shared/domain/shown-label';
import { expect, test } from 'vitest';

test('what is preferred is said in a word', () => {
  expect(['home, pref', 'home, fax, pref', 'pref', 'home', '', 'prefab, prefect'].map(shownLabel)).toEqual([
    'home (preferred)',
    'home, fax (preferred)',
    'preferred',
    'home',
    '',
    'prefab, prefect',
  ]);
});
