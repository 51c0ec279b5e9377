import type { ImportFilePreview } from '@shared/import-views';
import { describe, expect, it } from 'vitest';
import {
  countTexts,
  doneText,
  fileName,
  filtersOf,
  importText,
  othersOf,
  questionsOf,
  resultsOf,
  summaryText,
} from '../../../../../src/renderer/src/features/import/outcomes';

interface Figures extends Partial<Omit<ImportFilePreview, 'counts'>> {
  counts?: Partial<ImportFilePreview['counts']>;
}

function aFile({ counts, ...more }: Figures = {}): ImportFilePreview {
  const blank = { file: '/a/people.csv', name: 'people.csv', format: 'CSV', charset: 'UTF-8', found: 0, error: null, mapping: null };
  const none = { create: 0, update: 0, unchanged: 0, leave: 0, skip: 0 };
  return { ...blank, conflicts: 0, suggestions: 0, warnings: 0, toRemember: 0, others: {}, ...more, counts: { ...none, ...counts } };
}

describe('the button of an import', () => {
  const file = aFile({ counts: { create: 1_200, update: 12, unchanged: 3 } });

  it('says what it will do, all files together', () => {
    expect(importText([file])).toBe('Import 1,200 people, update 12');
    expect(importText([file, aFile({ counts: { create: 1 } })])).toBe('Import 1,201 people, update 12');
    expect(importText([aFile({ counts: { create: 1 } })])).toBe('Import 1 person');
    expect(importText([aFile({ counts: { update: 1 } })])).toBe('Update 1 person');
  });

  it('names what comes along when nobody is new', () => {
    const others = { touchpoints: 2, referrals: 1 };
    expect(importText([aFile({ counts: { unchanged: 4 }, others }), aFile({ others: { touchpoints: 1 } })])).toBe(
      'Import 3 touchpoints and 1 referral',
    );
  });

  it('does nothing when there is nothing to write', () => {
    expect(importText([aFile({ counts: { unchanged: 4, leave: 2, skip: 1 } })])).toBeNull();
    expect(importText([aFile({ counts: { create: 3 }, error: 'cut off' })])).toBeNull();
    expect(importText([])).toBeNull();
    expect(importText([aFile({ counts: { unchanged: 4 }, conflicts: 1, toRemember: 1 })])).toBe('Keep everyone as they are');
  });
});

describe('the filters of a file', () => {
  const file = aFile({ counts: { create: 3, unchanged: 2, skip: 1 }, conflicts: 1, suggestions: 2 });

  it('are those that let somebody through, what asks for a decision first', () => {
    expect(filtersOf(file, 'all').map(({ show, count }) => [show, count])).toEqual([
      ['all', 6],
      ['conflicts', 1],
      ['suggestions', 2],
      ['create', 3],
      ['unchanged', 2],
      ['skip', 1],
    ]);
  });

  it('keep the chosen one when the last of it is gone', () => {
    expect(filtersOf(file, 'leave').map(({ show }) => show)).toContain('leave');
    expect(filtersOf(aFile(), 'all')).toEqual([{ show: 'all', label: 'All', count: 0 }]);
  });
});

describe('what a file asks', () => {
  it('is about those that differ, then those that may be known', () => {
    expect(questionsOf(aFile({ conflicts: 12, suggestions: 1 })).map(({ show, text }) => [show, text])).toEqual([
      ['conflicts', '12 people differ from what you have'],
      ['suggestions', '1 may be somebody you already have'],
    ]);
    expect(questionsOf(aFile({ conflicts: 1, suggestions: 3 })).map(({ text }) => text)).toEqual([
      '1 person differs from what you have',
      '3 may be people you already have',
    ]);
    expect(questionsOf(aFile({ warnings: 3 }))).toEqual([]);
  });
});

it('a file is told in the numbers that are not zero', () => {
  const file = aFile({ counts: { create: 2, update: 1, leave: 1 } });
  expect(countTexts(file).map(({ text }) => text)).toEqual(['2 new', '1 to update', '1 left out']);
});

it('the result tells each kind of row apart', () => {
  const summary = { created: 12, updated: 3, unchanged: 0, left: 1, skipped: 2, actionId: 7 };
  expect(summaryText(summary, {})).toBe('12 new, 3 updated, 1 left out and 2 could not be imported');
  expect(summaryText(summary, { touchpoints: 2 })).toContain('could not be imported; with them 2 touchpoints');
  expect(resultsOf({ ...summary, created: 0, updated: 0, left: 0, skipped: 0 })).toEqual([]);
  const nobody = { ...summary, created: 0, updated: 0, left: 0, skipped: 0 };
  expect(summaryText(nobody, {})).toBe('nothing found');
  expect(summaryText(nobody, { referrals: 1 })).toBe('1 referral');
  expect(doneText(summary, { touchpoints: 2 })).toBe('12 people imported');
  expect(doneText({ ...nobody, unchanged: 3 }, { touchpoints: 2 })).toBe('2 touchpoints imported');
  expect(doneText({ ...nobody, unchanged: 3 }, {})).toBe('The import is done');
  expect(
    othersOf([
      aFile({ others: { touchpoints: 2 } }),
      aFile({ others: { touchpoints: 1 } }),
      aFile({ others: { referrals: 4 }, error: 'cut' }),
    ]),
  ).toEqual({
    touchpoints: 3,
  });
});

it('a file is called by the last part of its path, of either system', () => {
  expect([fileName('/home/ana/people.csv'), fileName('C:\\Users\\Ana\\people.csv'), fileName('people.csv')]).toEqual(
    Array(3).fill('people.csv'),
  );
});
