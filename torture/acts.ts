/** What a user does, one act at a time, chosen by seed and step from what is there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContactFieldsInput } from '@shared/domain/contact';
import { DAY_MS, localDateOf } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import { defaultRorSettings } from '@shared/ror/settings';
import { family, given, organizations, tags, titles } from '../bench/names';
import type { Random } from '../src/main/features/seed/random';
import { backUp, backUpByItself, restoreBackup } from './backup-acts';
import { inventCards } from './cards';
import { type Program, randomOf } from './program';

export interface Scene {
  program: Program;
  random: Random;
  step: number;
  /** Where files to import are written. */
  filesDir: string;
}

export type Act = (scene: Scene) => Promise<unknown>;

const PEOPLE = 'SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id';
const jobId = 'torture';

/** One of the rows a query finds; null if there is none. */
function anyOf({ program, random }: Scene, sql: string): number | null {
  const ids = program.ids(sql);
  return ids[random.integer(Math.max(1, ids.length))] ?? null;
}

/** Several people, nobody twice. */
function someone({ program, random }: Scene, count: number): number[] {
  const ids = program.ids(PEOPLE);
  const chosen = new Set<number>();
  for (let i = 0; i < count * 2 && chosen.size < count && ids.length > 0; i += 1) {
    const id = ids[random.integer(ids.length)];
    if (id !== undefined) chosen.add(id);
  }
  return [...chosen];
}

function invented({ random, step }: Scene): ContactFieldsInput {
  const fullName = `${random.pick(given)} ${random.pick(family)}`;
  return {
    fullName,
    organization: random.chance(0.6) ? random.pick(organizations) : '',
    title: random.pick(titles),
    points: [
      { kind: 'email', label: 'work', value: `step.${step}@harbour.example` },
      { kind: 'phone', label: '', value: `+49 221 ${100_000 + step}` },
    ],
    addresses: random.chance(0.3) ? [{ city: 'Köln', street: `Hauptstraße ${random.integer(90) + 1}` }] : [],
    dates: random.chance(0.2) ? [{ label: 'anniversary', date: '--06-14' }] : [],
    birthday: random.chance(0.3) ? '1980-02-29' : null,
    tags: random.chance(0.5) ? [random.pick(tags)] : [],
    stage: random.pick(['new', 'active', 'client']),
    notes: `Written at step ${step}: ${'remember this. '.repeat(random.integer(30))}`,
  };
}

const add: Act = (scene) => scene.program.ask('contacts.create', { contact: invented(scene) });

const edit: Act = async (scene) => {
  const id = anyOf(scene, PEOPLE);
  if (id === null) return add(scene);
  return scene.program.ask('contacts.update', { id, contact: invented(scene) });
};

const remove: Act = async (scene) => {
  const ids = someone(scene, 1 + scene.random.integer(3));
  return ids.length === 0 ? add(scene) : scene.program.ask('contacts.remove', { ids });
};

const putBack: Act = async (scene) => {
  const id = anyOf(scene, 'SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY id');
  return id === null ? add(scene) : scene.program.ask('contacts.restore', { ids: [id] });
};

const archive: Act = async (scene) => {
  const ids = someone(scene, 2);
  return ids.length === 0 ? add(scene) : scene.program.ask('contacts.setArchived', { ids, archived: scene.random.chance(0.6) });
};

function touchpoint(scene: Scene, contactIds: number[]) {
  const { random, program, step } = scene;
  const occurredAt = program.core.now() - random.integer(700) * DAY_MS;
  return {
    kind: random.pick(['meeting', 'call', 'message_in', 'help_out', 'note']),
    occurredAt,
    localDate: localDateOf(occurredAt),
    sentiment: random.integer(5) - 2,
    minutes: random.chance(0.5) ? 5 + random.integer(90) : null,
    subject: `Step ${step}`,
    body: random.chance(0.5) ? 'We spoke about the workshop in spring. '.repeat(1 + random.integer(8)) : '',
    contactIds,
  };
}

const log: Act = async (scene) => {
  const contactIds = someone(scene, 1 + scene.random.integer(3));
  if (contactIds.length === 0) return add(scene);
  return scene.program.ask('touchpoints.create', { touchpoint: touchpoint(scene, contactIds) });
};

const editLogged: Act = async (scene) => {
  const id = anyOf(scene, 'SELECT id FROM touchpoint ORDER BY id');
  const contactIds = someone(scene, 2);
  if (id === null || contactIds.length === 0) return log(scene);
  return scene.program.ask('touchpoints.update', { id, touchpoint: touchpoint(scene, contactIds) });
};

const removeLogged: Act = async (scene) => {
  const id = anyOf(scene, 'SELECT id FROM touchpoint ORDER BY id');
  return id === null ? log(scene) : scene.program.ask('touchpoints.remove', { id });
};

const refer: Act = async (scene) => {
  const [from, subject] = someone(scene, 2);
  if (from === undefined || subject === undefined) return add(scene);
  const madeAt = scene.program.core.now() - scene.random.integer(300) * DAY_MS;
  const won = scene.random.chance(0.5);
  return scene.program.ask('referrals.create', {
    referral: {
      fromContactId: from,
      toContactId: null,
      subjectContactId: subject,
      madeAt,
      ...(won ? { status: 'won', closedAt: madeAt + DAY_MS, valueMinor: 50_000, currency: 'EUR' } : {}),
    },
  });
};

const forgetReferral: Act = async (scene) => {
  const id = anyOf(scene, 'SELECT id FROM referral ORDER BY id');
  return id === null ? refer(scene) : scene.program.ask('referrals.remove', { id });
};

const buy: Act = async (scene) => {
  const [contactId] = someone(scene, 1);
  if (contactId === undefined) return add(scene);
  const amountMinor = 100 * (1 + scene.random.integer(9_999));
  return scene.program.ask('purchases.create', {
    purchase: { contactId, at: scene.program.core.now(), amountMinor, currency: 'EUR', description: `Step ${scene.step}` },
  });
};

const promise: Act = async (scene) => {
  const [contactId] = someone(scene, 1);
  if (contactId === undefined) return add(scene);
  return scene.program.ask('followUps.create', { followUp: { contactId, dueDate: '2026-12-24', reason: `Step ${scene.step}` } });
};

const complete: Act = async (scene) => {
  const id = anyOf(scene, 'SELECT id FROM follow_up WHERE done_at IS NULL ORDER BY id');
  return id === null ? promise(scene) : scene.program.ask('followUps.complete', { id });
};

const bulk: Act = async (scene) => {
  const ids = someone(scene, 40);
  if (ids.length === 0) return add(scene);
  const change = { addTags: [`tag ${scene.random.integer(20)}`], stage: scene.random.pick(['active', 'client']) };
  return scene.program.ask('contacts.bulk', { ids, change });
};

/** Two people become one, as the dialog proposes it. */
const merge: Act = async (scene) => {
  const ids = someone(scene, 2);
  if (ids.length < 2) return add(scene);
  const { entries } = await scene.program.ask('duplicates.compare', { ids, choose: true });
  const [keep, other] = entries;
  if (!keep || !other) throw new Error('a merge of two people without two entries');
  return scene.program.ask('contacts.merge', { keepId: keep.id, otherIds: [other.id], fields: keep.fields, photoOf: null });
};

const mergeAll: Act = async (scene) => {
  const [a, b, c, d] = someone(scene, 4);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return add(scene);
  return scene.program.ask('duplicates.mergeAll', {
    jobId,
    groups: [
      [a, b],
      [c, d],
    ],
  });
};

const fileOf = (filesDir: string, step: number) => join(filesDir, `people-${step}.vcf`);

const importFile: Act = async (scene) => {
  const file = fileOf(scene.filesDir, scene.step);
  const { token } = await scene.program.ask('import.preview', { jobId, files: [file] });
  return scene.program.ask('import.apply', { jobId, token });
};

const organization: Act = async (scene) => {
  const names = await scene.program.ask('organizations.names', { limit: 100 });
  const name = names[scene.random.integer(Math.max(1, names.length))];
  if (name === undefined) return add(scene);
  return scene.program.ask('organizations.save', {
    name,
    organization: {
      name: scene.random.chance(0.3) ? scene.random.pick(organizations) : name,
      website: 'https://northlight.example',
      notes: `Step ${scene.step}`,
    },
  });
};

/** Other points for a meeting: all sums are computed anew. */
const points: Act = async (scene) => {
  const kinds = defaultRorSettings.kinds.map((kind) => (kind.key === 'call' ? { ...kind, give: 1 + scene.random.integer(5) } : kind));
  return scene.program.ask('settings.update', { patch: { ror: { ...defaultRorSettings, kinds } } });
};

const rebuild: Act = async ({ program }) => program.ask('ror.rebuild', {});
const undo: Act = async ({ program }) => program.ask('history.undo', {});
const redo: Act = async ({ program }) => program.ask('history.redo', {});

/** An action of a while ago, if nothing was built on it. */
const undoEarlier: Act = async (scene) => {
  const id = anyOf(scene, "SELECT id FROM action WHERE state = 'done' ORDER BY id DESC LIMIT 12");
  if (id === null) return add(scene);
  try {
    return await scene.program.ask('history.undoAction', { id });
  } catch (error) {
    // Something was built on it, or it was undone so before.
    if (error instanceof AppError && error.code === 'conflict') return undo(scene);
    throw error;
  }
};

/** Somebody of the trash goes for good, or everybody. */
const letGo: Act = async (scene) => {
  const id = anyOf(scene, 'SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY id');
  if (id === null) return remove(scene);
  return scene.program.ask('trash.remove', {
    jobId,
    ...(scene.random.chance(0.3) ? { people: null, things: null } : { people: [id], things: [] }),
  });
};

const restore: Act = async (scene) => (await restoreBackup(scene)) ?? add(scene);

const acts = {
  add: [10, add],
  edit: [12, edit],
  remove: [4, remove],
  'put back': [3, putBack],
  archive: [3, archive],
  log: [18, log],
  'edit logged': [5, editLogged],
  'remove logged': [3, removeLogged],
  refer: [6, refer],
  'forget referral': [2, forgetReferral],
  buy: [5, buy],
  promise: [4, promise],
  complete: [3, complete],
  bulk: [5, bulk],
  merge: [4, merge],
  'merge all': [2, mergeAll],
  import: [6, importFile],
  organization: [3, organization],
  points: [3, points],
  rebuild: [1, rebuild],
  undo: [9, undo],
  redo: [4, redo],
  'undo earlier': [4, undoEarlier],
  'let go': [3, letGo],
  'back up': [4, backUp],
  'back up by itself': [4, backUpByItself],
  restore: [4, restore],
} satisfies Record<string, [weight: number, act: Act]>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];

/** Acts after which the database is what it was. */
export const leavesDataAlone = (name: ActName): boolean => name === 'back up' || name === 'back up by itself';
/** Acts that write and read backups, and nothing else. */
export const isOfBackups = (name: ActName): boolean => leavesDataAlone(name) || name === 'restore';
/** Acts that make a backup of what they find. */
export const backsUp = (name: ActName): boolean => isOfBackups(name) || name === 'import';

const CHOICE = 2;
const CONTENT = 3;
const total = actNames.reduce((sum, name) => sum + acts[name][0], 0);

/** What is done at a step, whatever is there. */
export function actAt(seed: number, step: number): ActName {
  let place = randomOf(seed, step, CHOICE).integer(total);
  for (const name of actNames) {
    place -= acts[name][0];
    if (place < 0) return name;
  }
  return 'add';
}

const CARDS = 4;

/** Writes the file that a step imports, if it does. */
export function prepare(seed: number, step: number, filesDir: string): void {
  const random = randomOf(seed, step, CARDS);
  if (actAt(seed, step) === 'import') writeFileSync(fileOf(filesDir, step), inventCards(random, 10 + random.integer(120)));
}

/** Does the step, which was prepared; everything is committed when this returns. */
export async function perform(program: Program, seed: number, step: number, filesDir: string): Promise<void> {
  program.at(seed, step);
  await acts[actAt(seed, step)][1]({ program, random: randomOf(seed, step, CONTENT), step, filesDir });
}
