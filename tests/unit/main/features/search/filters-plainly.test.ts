/** The filters look at what is held in memory: whatever was done before, they leave whom a plain look at the rows leaves. */
import { contract } from '@shared/contract';
import type { ContactFieldsInput } from '@shared/domain/contact';
import { DAY_MS, localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { type Filter, hasValues, nextValues, parseQuery, printQuery, type QueryTerm } from '@shared/domain/people-query';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ContactLists } from '../../../../../src/main/features/contacts/list';
import { insertFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { filteredContacts, search } from '../../../../../src/main/features/search/service';
import { removeForGood } from '../../../../../src/main/features/trash/service';
import { aContact, aCore, aTouchpoint, START, type TestCore } from '../../../../support/builders';
import { deeds, people } from '../../../../support/deeds';

const organizations = ['', 'Café Nørre', 'Northlight', 'Straße & Sohn'] as const;
const person = fc.record({
  fullName: fc.constantFrom('Ana Garcia', 'Bo Chen', 'Cy Ånäs'),
  organization: fc.constantFrom(...organizations),
  stage: fc.option(fc.constantFrom('client', 'Lead', 'été')),
  tags: fc.uniqueArray(fc.constantFrom('VIP', 'vip', 'a', 'b')),
  birthday: fc.option(fc.constant('--02-03')),
  notes: fc.constantFrom('', 'garcia'),
  points: fc.uniqueArray(
    fc.constantFrom({ kind: 'email' as const, value: 'a@x.example' }, { kind: 'phone' as const, value: '+4755501234' }),
  ),
  addresses: fc.array(fc.constant({ city: 'Oslo' }), { maxLength: 1 }),
});
/** Days from now of touchpoints and follow-ups; a touchpoint of null is a note. */
const days = fc.array(fc.integer({ min: -40, max: 8 }), { maxLength: 3 });
interface Life {
  person: ContactFieldsInput;
  touched: number[];
  noted: number[];
  planned: number[];
}
const life: fc.Arbitrary<Life> = fc.record({ person, touched: days, noted: days, planned: days });

const comparison = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const, '=' as const);
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ key: fc.constant('tag' as const), value: fc.constantFrom('vip', 'A', 'c', 'none') }),
  fc.record({ key: fc.constant('stage' as const), value: fc.constantFrom('CLIENT', 'lead', 'ete') }),
  fc.record({ key: fc.constant('org' as const), value: fc.constantFrom('no', 'nor', 'cafe', 'strasse', 'é', 'zzz') }),
  fc.record({ key: fc.constantFrom('score' as const, 'give' as const), comparison, value: fc.constantFrom(0, 1, 3, 50, 33.5) }),
  fc.record({
    key: fc.constant('last' as const),
    comparison,
    count: fc.integer({ min: 0, max: 30 }),
    unit: fc.constant('d' as const),
  }),
  fc.constant({ key: 'last' as const, never: true as const }),
  fc.record({ key: fc.constant('next' as const), value: fc.constantFrom(...nextValues) }),
  fc.record({ key: fc.constant('has' as const), value: fc.constantFrom(...hasValues) }),
  fc.constant({ key: 'is' as const, value: 'archived' as const }),
);
const filterTerm = fc.record({ type: fc.constant('filter' as const), not: fc.boolean(), filter });
const wordTerm = fc.record({ type: fc.constant('word' as const), text: fc.constantFrom('garcia', 'an', 'oslo') });
const query = fc
  .tuple(fc.array(filterTerm, { minLength: 1, maxLength: 3 }), fc.array(wordTerm, { maxLength: 1 }))
  .map(([filters, words]) => printQuery([...filters, ...words]));

const done = fc.array(
  fc.oneof(
    fc.record({ what: fc.constant('deed' as const), number: fc.nat(deeds.length - 1) }),
    fc.record({ what: fc.constantFrom('undo' as const, 'redo' as const, 'empty the trash' as const) }),
  ),
  { maxLength: 6 },
);

function live(core: TestCore, { person: fields, touched, noted, planned }: Life) {
  const id = aContact(core, fields);
  for (const day of touched) aTouchpoint(core, id, { kind: day % 2 === 0 ? 'ask' : 'review', occurredAt: START + day * DAY_MS });
  for (const day of noted) aTouchpoint(core, id, { kind: 'note', occurredAt: START + day * DAY_MS });
  core.act('Plan', () => {
    for (const day of planned) {
      const dueDate = localDateOf(START + day * DAY_MS);
      insertFollowUp(core.db, { contactId: id, dueDate, reason: '', uid: core.newUid(), doneAt: null, source: 'manual', now: START });
    }
  });
}

const sql = {
  row: 'SELECT * FROM contact WHERE id = ?',
  tags: 'SELECT name FROM tag WHERE id IN (SELECT tag_id FROM contact_tag WHERE contact_id = ?)',
  kinds: 'SELECT kind FROM contact_point WHERE contact_id = ?',
  cities: 'SELECT city FROM address WHERE contact_id = ?',
  due: 'SELECT due_date FROM follow_up WHERE contact_id = ? AND done_at IS NULL',
  touched: `SELECT occurred_at FROM touchpoint WHERE kind <> 'note' AND id IN
    (SELECT touchpoint_id FROM touchpoint_contact WHERE contact_id = ?)`,
};

const compared = (a: number, sign: string, b: number) =>
  (sign.includes('=') && a === b) || (sign.startsWith('<') && a < b) || (sign.startsWith('>') && a > b);

/** One filter and one person, by plain statements. */
function fits(core: TestCore, id: number, asked: Filter): boolean {
  const texts = (name: keyof typeof sql) => core.db.raw.prepare(sql[name]).pluck().all(id) as string[];
  const row = core.db.raw.prepare(sql.row).get(id) as Record<string, string | number | null>;
  const today = localDateOf(START);
  const due = texts('due');
  switch (asked.key) {
    case 'tag':
      return texts('tags').some((tag) => fold(tag) === fold(asked.value));
    case 'stage': {
      const stage = String(row.stage ?? '').toLowerCase();
      return (
        stage === asked.value.toLowerCase() ||
        core.settings.stages.some((name) => name.toLowerCase() === stage && fold(name) === fold(asked.value))
      );
    }
    case 'org':
      return row.organization !== '' && fold(String(row.organization)).includes(fold(asked.value));
    case 'score':
    case 'give': {
      const { score, giveShare } = core.board.scoreOf(id, core.current());
      const exact = asked.key === 'score' ? score : giveShare * 100;
      return compared(Number.isInteger(asked.value) ? Math.round(exact) : exact, asked.comparison, asked.value);
    }
    case 'last': {
      const past = (core.db.raw.prepare(sql.touched).pluck().all(id) as number[]).filter((at) => at <= core.now());
      if ('never' in asked) return past.length === 0;
      if (past.length === 0) return false;
      const daysAgo = (Date.parse(today) - Date.parse(localDateOf(Math.max(...past)))) / DAY_MS;
      return compared(daysAgo, asked.comparison, asked.count);
    }
    case 'next': {
      if (asked.value === 'any' || asked.value === 'none') return due.length > 0 === (asked.value === 'any');
      const last = asked.value === 'week' ? localDateOf(START + 6 * DAY_MS) : today;
      return due.some((day) => (asked.value === 'overdue' ? day < today : day >= today && day <= last));
    }
    case 'has': {
      const own: Record<(typeof hasValues)[number], boolean> = {
        email: texts('kinds').includes('email'),
        phone: texts('kinds').includes('phone'),
        birthday: row.birthday !== null,
        address: texts('cities').length > 0,
        photo: row.photo_id !== null,
        notes: row.notes !== '',
        tag: texts('tags').length > 0,
        stage: row.stage !== null,
        org: row.organization !== '',
      };
      return own[asked.value];
    }
    case 'is':
      return true;
  }
}

const holds: Record<string, string> = {
  garcia: "c.sort_name LIKE '%garcia%' OR c.notes LIKE '%garcia%'",
  an: "c.sort_name LIKE '%an%'",
  oslo: 'FALSE',
};

function plainly(core: TestCore, text: string): number[] {
  const terms: QueryTerm[] = parseQuery(text).terms;
  const archived = terms.some((term) => term.type === 'filter' && term.filter.key === 'is' && !term.not);
  const words = terms.flatMap((term) => (term.type === 'word' ? [`(${holds[term.text]})`] : []));
  const all = ['deleted_at IS NULL', `archived_at IS ${archived ? 'NOT ' : ''}NULL`, ...words].join(' AND ');
  const ids = core.db.raw.prepare(`SELECT id FROM contact c WHERE ${all} ORDER BY id`).pluck().all() as number[];
  return ids.filter((id) =>
    terms.every((term) => term.type !== 'filter' || term.filter.key === 'is' || fits(core, id, term.filter) !== term.not),
  );
}

const inOrder = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

function check(core: TestCore, texts: readonly string[]): void {
  for (const text of texts) {
    const expected = plainly(core, text);
    const question = contract['contacts.ids'].input.parse({ text });
    expect({ text, ids: inOrder(filteredContacts(core, text, parseQuery(text), core.current())) }).toEqual({ text, ids: expected });
    expect({ text, ids: inOrder(new ContactLists(core).everybody(question)) }).toEqual({ text, ids: expected });
    const found = search(core, text, 50);
    expect({ text, ids: inOrder(found.people.map(({ id }) => id)), filtered: found.filtered }).toEqual({
      text,
      ids: expected,
      filtered: expected.length,
    });
  }
}

it('leave whom a plain look at the rows leaves, whatever was done in between', () => {
  fc.assert(
    fc.property(
      fc.array(life, { minLength: 2, maxLength: 8 }),
      done,
      fc.array(query, { minLength: 1, maxLength: 6 }),
      (lives, deedsDone, texts) => {
        const core = aCore();
        for (const each of lives) live(core, each);
        check(core, texts);
        for (const deed of deedsDone) {
          core.clock.now += 60_000;
          // The deeds are of three people.
          if (deed.what === 'deed' && people(core).length < 3) continue;
          if (deed.what === 'deed') deeds[deed.number]?.(core);
          else if (deed.what === 'empty the trash') removeForGood(core, null);
          else core.step(deed.what);
          check(core, texts);
        }
        core.db.close();
      },
    ),
    { numRuns: 40 },
  );
});
