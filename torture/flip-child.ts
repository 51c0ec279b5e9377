/** The process that opens damaged copies of a profile, and compares what the program answers with what it answers undamaged. */
import { cpSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../src/main/db/database-file';
import { verify } from '../src/main/features/maintenance/verify';
import { Program, randomOf } from './program';

export interface FlipOptions {
  profileDir: string;
  workDir: string;
  seed: number;
  /** Damages `from` to `until` (not included). */
  from: number;
  until: number;
  /** How many steps made the profile: the time it is looked at. */
  steps: number;
}

export interface FlipOutcome {
  flip: number;
  /** Where, and how many bytes are damaged. */
  place: number;
  length: number;
  /** `refused`: the profile was not opened. `told`: a request failed. `equal`: each answer is the undamaged one. */
  answers: 'refused' | 'told' | 'equal' | 'wrong';
  /** What first says that something is wrong, in the order of what they cost; null if nothing does. */
  seenBy: 'quick_check' | 'integrity_check' | 'verify' | null;
  /** What `verify` said. */
  detail: string;
}

const DAMAGE = 9;
const options = JSON.parse(process.argv[2] ?? '') as FlipOptions;

/** What the pages of the window ask for, and of everybody. A request that fails answers with its failure. */
async function answersOf(program: Program): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const keep = async (name: string, ask: () => Promise<unknown>) => {
    try {
      answers.set(name, JSON.stringify(await ask()));
    } catch (error) {
      answers.set(name, `failed: ${error instanceof Error ? error.name : 'thrown'}`);
    }
  };
  program.at(options.seed, options.steps);
  await keep('people', () => program.ask('contacts.list', { limit: 500 }));
  await keep('trash', () => program.ask('contacts.list', { limit: 500, show: 'trash' }));
  for (const text of ['ana', 'spring', 'northlight', '221'])
    await keep(`search ${text}`, () => program.ask('search.query', { text, limit: 50 }));
  await keep('today', () => program.ask('today.get', {}));
  await keep('running', () => program.ask('ror.running', {}));
  await keep('history', () => program.ask('history.list', { limit: 200 }));
  await keep('organizations', () => program.ask('organizations.list', { limit: 500 }));
  await keep('referrals', () => program.ask('referrals.list', {}));
  await keep('settings', () => program.ask('settings.get', {}));
  for (let id = 1; id <= 150; id += 1) {
    await keep(`person ${id}`, () => program.ask('contacts.get', { id }));
    await keep(`timeline ${id}`, () => program.ask('timeline.page', { contactId: id, limit: 200 }));
    await keep(`score ${id}`, () => program.ask('ror.explain', { contactId: id }));
  }
  return answers;
}

function damaged(flip: number, whole: Buffer): { bytes: Buffer; place: number; length: number } {
  const random = randomOf(options.seed, flip, DAMAGE);
  const bytes = Buffer.from(whole);
  const place = random.integer(bytes.length);
  // One bit, a few bytes, or a sector that reads as noise.
  const length = random.pick([1, 1, 8, 512]);
  for (let at = place; at < Math.min(bytes.length, place + length); at += 1)
    bytes[at] = (bytes[at] ?? 0) ^ (length === 1 ? 1 << random.integer(8) : random.integer(256));
  return { bytes, place, length };
}

function seen(program: Program): Pick<FlipOutcome, 'seenBy' | 'detail'> {
  const isWell = (pragma: string) => {
    try {
      return program.db.raw.pragma(pragma, { simple: true }) === 'ok';
    } catch {
      return false;
    }
  };
  const bad = verify(program.core, () => undefined).checks.filter(({ ok }) => !ok);
  const detail = bad.map((check) => `${check.name}: ${check.detail}`).join('; ');
  if (!isWell('quick_check')) return { seenBy: 'quick_check', detail };
  if (!isWell('integrity_check')) return { seenBy: 'integrity_check', detail };
  return { seenBy: bad.length > 0 ? 'verify' : null, detail };
}

async function look(flip: number, whole: Buffer, undamaged: Map<string, string>): Promise<FlipOutcome> {
  const profileDir = join(options.workDir, 'damaged');
  rmSync(profileDir, { recursive: true, force: true });
  cpSync(options.profileDir, profileDir, { recursive: true });
  const { bytes, place, length } = damaged(flip, whole);
  writeFileSync(join(profileDir, DATABASE_FILE), bytes);
  let program: Program;
  try {
    program = new Program(profileDir);
  } catch (error) {
    return { flip, place, length, answers: 'refused', seenBy: null, detail: error instanceof Error ? error.message : String(error) };
  }
  try {
    const answers = await answersOf(program);
    const others = [...answers].filter(([name, answer]) => undamaged.get(name) !== answer);
    const isTold = others.some(([, answer]) => answer.startsWith('failed'));
    const isWrong = others.some(([, answer]) => !answer.startsWith('failed'));
    return { flip, place, length, answers: isWrong ? 'wrong' : isTold ? 'told' : 'equal', ...seen(program) };
  } finally {
    try {
      program.close();
    } catch (error) {
      // A damaged file may not even be closed in order; the copy is thrown away.
      writeSync(2, `flip ${flip}: closing: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

const whole = readFileSync(join(options.profileDir, DATABASE_FILE));
const reference = join(options.workDir, 'reference');
cpSync(options.profileDir, reference, { recursive: true });
const well = new Program(reference);
const undamaged = await answersOf(well);
well.close();
for (let flip = options.from; flip < options.until; flip += 1) writeSync(1, `${JSON.stringify(await look(flip, whole, undamaged))}\n`);
