/**
 * The process that is killed: opens the profile and does step after step. It says `begin N` before and `done N` after each, N being
 * the step or `open`; `done` only once the answer is there, that is, once the window would show it.
 */
import { writeSync } from 'node:fs';
import { perform, prepare } from './acts';
import { Program } from './program';

export interface ChildOptions {
  profileDir: string;
  filesDir: string;
  seed: number;
  /** The first step, and the one before which it ends by itself. */
  from: number;
  until: number;
}

const options = JSON.parse(process.argv[2] ?? '') as ChildOptions;
// Written at once and whole: what was said before the end is in the pipe.
const say = (line: string) => writeSync(1, `${line}\n`);

say('begin open');
const program = new Program(options.profileDir);
say('done open');
for (let step = options.from; step < options.until; step += 1) {
  prepare(options.seed, step, options.filesDir);
  say(`begin ${step}`);
  await perform(program, options.seed, step, options.filesDir);
  say(`done ${step}`);
}
program.close();
