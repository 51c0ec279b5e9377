import { listRules } from '@shared/domain/merge-rules';
import { labelled, shownLabel } from '@shared/domain/shown-label';
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

test('behind a value the label stands in brackets, in words', () => {
  expect(['home, pref', 'pref', 'home', '', 'prefab, prefect'].map((label) => labelled('1', label))).toEqual([
    '1 (home, preferred)',
    '1 (preferred)',
    '1 (home)',
    '1',
    '1 (prefab, prefect)',
  ]);
  expect(listRules.points.words({ kind: 'email', label: 'work, pref', value: 'a@x.example' })).toBe('a@x.example (work, preferred)');
});
