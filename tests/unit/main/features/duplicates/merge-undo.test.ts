import { mergeEntries } from '@shared/domain/merge-fields';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { getContact } from '../../../../../src/main/features/contacts/service';
import { mergePeople } from '../../../../../src/main/features/duplicates/merge';
import { setDistinct } from '../../../../../src/main/features/duplicates/service';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint, dump, START, type TestCore } from '../../../../support/builders';

function merge(core: TestCore, keepId: number, ...otherIds: number[]): void {
  const entries = [keepId, ...otherIds].map((id) => getContact(core.db, id));
  mergePeople(core, { keepId, otherIds, fields: mergeEntries(entries.map(({ fields }) => fields)), photoOf: null });
}

const healthy = (core: TestCore) => verify(core, () => undefined).checks.filter(({ ok }) => !ok);
/** Rounded as far as the order of additions may show. */
const scores = (core: TestCore, ids: number[]) =>
  ids.map((id) => {
    const { components, give, take, score } = core.board.scoreOf(id, core.current());
    return [...Object.values(components), give, take, score].map((value) => value.toFixed(9));
  });

const word = fc.constantFrom('Ana', 'Bo', 'Garcia', 'x', '');
const fields = fc.record({
  fullName: fc.constantFrom('Ana Garcia', 'A. Garcia', 'Bo'),
  nicknames: fc.uniqueArray(fc.constantFrom('Annie', 'Bob', 'Al')),
  organization: word,
  title: word,
  points: fc.array(
    fc.record({
      kind: fc.constantFrom('email' as const, 'phone' as const),
      label: word,
      value: fc.constantFrom('a@x.example', '+1 5', 'b'),
    }),
  ),
  birthday: fc.option(fc.constantFrom('1981-04-08', '--04-08')),
  dates: fc.array(fc.record({ label: fc.constant('anniversary'), date: fc.constantFrom('2001-01-01', '--02-03') })),
  customFields: fc.array(fc.record({ label: fc.constant('Shoe'), value: word })),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  stage: fc.option(fc.constantFrom('new', 'client')),
  cadenceDays: fc.option(fc.integer({ min: 1, max: 90 })),
  notes: word,
});
const PEOPLE = 4;
const person = fc.nat(PEOPLE - 1);
const event = fc.oneof(
  fc.record({
    do: fc.constant('touch' as const),
    people: fc.uniqueArray(person, { minLength: 1 }),
    hours: fc.integer({ min: -50, max: 5 }),
  }),
  fc.record({
    do: fc.constant('refer' as const),
    from: person,
    subject: person,
    to: fc.option(person),
    hours: fc.integer({ min: -50, max: 5 }),
  }),
  fc.record({ do: fc.constant('buy' as const), person }),
  fc.record({ do: fc.constant('distinct' as const), people: fc.uniqueArray(person, { minLength: 2, maxLength: 3 }) }),
);

it('merging and undoing leaves every row as it was, redoing as it became, whatever is there', () => {
  fc.assert(
    fc.property(
      fc.array(fields, { minLength: PEOPLE, maxLength: PEOPLE }),
      fc.array(event, { maxLength: 15 }),
      fc.uniqueArray(person, { minLength: 2 }),
      (people, events, [keep = 0, ...others]) => {
        const core = aCore();
        const ids = people.map((each) => aContact(core, each));
        const id = (n: number) => ids[n] ?? 0;
        for (const each of events) {
          if (each.do === 'touch') aTouchpoint(core, each.people.map(id), { occurredAt: START + each.hours * 3_600_000 });
          else if (each.do === 'buy') aPurchase(core, id(each.person));
          else if (each.do === 'distinct') setDistinct(core, each.people.map(id));
          else if (each.from !== each.subject && each.to !== each.from && each.to !== each.subject)
            aReferral(core, id(each.from), id(each.subject), {
              toContactId: each.to === null ? null : id(each.to),
              madeAt: START + each.hours * 3_600_000,
            });
        }
        core.clock.now += 1_000;
        const [before, points] = [dump(core), scores(core, ids)];
        merge(core, id(keep), ...others.map(id));
        expect(healthy(core)).toEqual([]);
        const after = dump(core);
        core.step('undo');
        expect(dump(core)).toEqual(before);
        expect(scores(core, ids)).toEqual(points);
        expect(healthy(core)).toEqual([]);
        core.step('redo');
        expect(dump(core)).toEqual(after);
        core.db.close();
      },
    ),
    { numRuns: 120 },
  );
});
