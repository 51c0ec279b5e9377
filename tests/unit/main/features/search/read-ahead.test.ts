import { contract } from '@shared/contract';
import { contactFields } from '@shared/domain/contact';
import { expect, it } from 'vitest';
import { ContactLists } from '../../../../../src/main/features/contacts/list';
import { editContact, setDeleted } from '../../../../../src/main/features/contacts/service';
import { Core } from '../../../../../src/main/features/core';
import { search } from '../../../../../src/main/features/search/service';
import { seed } from '../../../../../src/main/features/seed/service';
import { aCore, aTouchpoint, START, type TestCore } from '../../../../support/builders';

const texts = ['has:phone', '-has:email', 'org:quay', 'last<1d', 'last:never', 'Zephyrin', 'zefyrin'];

function answers(core: Core) {
  const lists = new ContactLists(core);
  return texts.map((text) => [text, lists.everybody(contract['contacts.ids'].input.parse({ text })), search(core, text, 20)]);
}

function readOn(core: TestCore, parts: number): boolean {
  let more = true;
  for (let part = 0; part < parts && more; part += 1) more = core.readAhead();
  return more;
}

it('what is read ahead part by part is what is there, whatever is changed between the parts', () => {
  const core = aCore();
  seed(core, { contacts: 4_500, touchpoints: 200, seed: 3, until: START - 1_000 });
  const first = contactFields.parse({
    fullName: 'Zephyrin Quill',
    organization: 'Quayside',
    points: [{ kind: 'phone', value: '+4755501234' }],
  });
  for (let parts = 0; parts < 12; parts += 1) {
    core.facts.invalidate();
    core.nearNames.invalidate();
    core.lastTouches.invalidate();
    expect(readOn(core, parts)).toBe(true);
    // Of the first ones, which may be read already, and of later ones.
    for (const from of [0, 3_000]) {
      editContact(core, from + 10 + parts, parts % 2 === 0 ? first : contactFields.parse({ fullName: 'Quinn', points: [] }));
      aTouchpoint(core, from + 120 + parts, { occurredAt: core.now() });
      setDeleted(core, [from + 30 + parts], true);
    }
    if (parts % 3 === 0) core.step('undo');
    expect(readOn(core, 1_000)).toBe(false);
    expect(answers(core)).toEqual(answers(new Core({ db: core.db, now: core.now })));
  }
});
