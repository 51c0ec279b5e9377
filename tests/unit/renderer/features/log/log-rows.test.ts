import type { LogLine } from '@shared/log-line/log-line';
import { parseLogLine } from '@shared/log-line/parse-log-line';
import { splitLines } from '@shared/log-line/split-lines';
import { defaultRorSettings } from '@shared/ror/settings';
import { expect, test } from 'vitest';
import { answerAll, entryOfRow, judgeRow, judgeRows, type LogRow, newRows } from '../../../../../src/renderer/src/features/log/log-rows';
import { followLine, newLog, newPerson, openDoubts, prepareLog } from '../../../../../src/renderer/src/features/log/log-values';
import { contextOf } from '../../../shared/log-line/log-line-support';

const NOW = Date.parse('2026-11-18T14:30:00Z');
const context = await contextOf({ zone: 'UTC', book: ['Ana García', 'Ana Lopez', 'Bo Chen'] });
const read = (text: string): LogLine => parseLogLine(text, context);
const rowsOf = (...texts: string[]): LogRow[] => newRows(texts).map((row) => ({ ...row, line: read(row.text), complete: true }));
const judge = (rows: LogRow[]) => judgeRows(rows, new WeakMap());

test('lines come without bullets, numbers and empty lines; too many are told', () => {
  expect(splitLines('- call with Bo\r\n\n 2. met Ana\n• [ ] x\n3 people came\n')).toEqual({
    lines: ['call with Bo', 'met Ana', 'x', '3 people came'],
    leftOut: 0,
  });
  const many = splitLines('a\n'.repeat(10_003));
  expect([many.lines.length, many.leftOut]).toEqual([10_000, 3]);
});

test('a row is in when nothing is in doubt, and can be put in when it is possible', () => {
  const [good, two, none, feb] = judge(rowsOf('call with Bo 20m', 'call with Ana', 'something', 'call with Bo on 31 February'));
  expect([good?.included, good?.doubts]).toEqual([true, []]);
  expect([two?.possible, two?.doubts]).toEqual([false, ['Which Ana?']]);
  expect([none?.possible, none?.doubts]).toEqual([false, ['Who it was with is not said', 'What happened is not said']]);
  expect([feb?.possible, feb?.included]).toEqual([true, false]);
  expect(feb && judgeRow({ ...feb.row, wanted: true }, null).included).toBe(true);
});

test('an answer holds for every line with that name; a kind chosen settles that it was not said', () => {
  const rows = answerAll(rowsOf('call with Ana', 'Bo', 'lunch with ana'), 'Ana', { id: 2, name: 'Ana Lopez' });
  expect(judge(rows).map(({ included, people }) => [included, people.map(({ name }) => name).join()])).toEqual([
    [true, 'Ana Lopez'],
    [false, 'Bo Chen'],
    [true, 'Ana Lopez'],
  ]);
  const chosen = judge(rows.map((row) => (row.text === 'Bo' ? { ...row, kind: 'call' } : row)))[1];
  expect(chosen?.included).toBe(true);
  expect(chosen && entryOfRow(chosen, NOW)).toMatchObject({ people: [{ id: 3 }], touchpoint: { kind: 'call', occurredAt: NOW } });
});

test('a line that only names a day is the day of those below that name none', () => {
  const rows = judge(rowsOf('Monday', 'call with Bo', 'call with Zed yesterday', '12 November:', 'lunch with Zed'));
  expect(rows.map(({ heading }) => heading)).toEqual([true, false, false, true, false]);
  const entries = rows.filter(({ included }) => included).map((row) => entryOfRow(row, NOW));
  expect(entries.map(({ touchpoint }) => touchpoint?.localDate)).toEqual(['2026-11-16', '2026-11-17', '2026-11-12']);
  expect(entries[2]?.people).toEqual([{ name: 'Zed' }]);
});

test('fields follow the line until somebody changes them', () => {
  const base = { people: [{ id: 9, name: 'Cy' }], kind: 'meeting', subject: '', currency: 'EUR', now: NOW };
  const line = read('call with Bo 20m €12 #x, ping in 3 weeks');
  const values = { ...newLog(base), ...followLine(line, newLog(base), base) };
  expect(values.contactIds.map(({ name }) => name)).toEqual(['Cy', 'Bo Chen']);
  expect(values).toMatchObject({ kind: 'call', minutes: 20, tags: ['x'], due: '2026-12-09', reason: 'Ping' });
  const touched = { ...values, minutes: 25, touched: ['minutes'] };
  expect(followLine(read('call with Bo 20m'), touched, base)).not.toHaveProperty('minutes');
  expect(followLine(read('coffee'), values, base)).toMatchObject({ kind: 'meeting', minutes: null, due: null, contactIds: base.people });
  expect(followLine(read('ping Bo in 3 weeks'), newLog(base), base)).toMatchObject({ kind: '', due: '2026-12-09' });
  expect(openDoubts(read('call with Bo 0 minutes'), { ...values, touched: [] }, false)).toHaveLength(1);
  expect(openDoubts(read('call with Bo 0 minutes'), { ...values, touched: ['minutes'] }, false)).toHaveLength(0);
});

test('what is saved: people of the book by id, new ones by name, introductions only when wanted', () => {
  const base = { people: [], kind: 'meeting', subject: '', currency: 'EUR', now: NOW };
  const settings = { ror: defaultRorSettings };
  const line = read('coffee with Bo and Zelda, Bo introduced me to Wanda');
  const values = { ...newLog(base), ...followLine(line, newLog(base), base) };
  expect(prepareLog(values, settings, line)).toMatchObject({
    input: { people: [{ id: 3 }, { name: 'Zelda' }], introduced: [] },
    errors: {},
  });
  const wanted = { ...values, introduced: values.introduced.map((one) => ({ ...one, wanted: true })) };
  expect(prepareLog(wanted, settings, line)).toMatchObject({ input: { introduced: [{ person: { name: 'Wanda' }, by: 0 }] } });
  const asked = read('coffee with Ana');
  expect(prepareLog({ ...newLog(base), ...followLine(asked, newLog(base), base) }, settings, asked).errors).toMatchObject({
    line: 'Say which Ana it was',
  });
  expect(newPerson('Zoë')).toEqual({ id: newPerson('zoe').id, name: 'Zoë' });
});
