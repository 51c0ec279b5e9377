/** The agenda of four weeks and of a month, as the Follow-ups page asks for them. */
import { addDays, localDateOf } from '@shared/domain/dates';
import { every, writeRecurrence } from '@shared/domain/recurrence';
import { agenda } from '../src/main/features/follow-ups/agenda';
import { atFullSize } from './full-size';
import { median, timed } from './measure';
import type { Benchmark } from './row';

const LIMIT_MS = 30;
const ROUNDS = 15;
/** Every so many-th follow-up repeats. */
const REPEATS = 10;

export const agendaBenchmark: Benchmark = {
  rows: ['agenda-1m'],
  run: (tools) =>
    atFullSize(tools, (core) => {
      const rule = writeRecurrence(every('DAILY', 7, '2026-01-01'));
      core.db.prepare('UPDATE follow_up SET recurrence = ?, recurs_on = due_date WHERE id % ? = 0').run(rule, REPEATS);
      const from = localDateOf(core.now());
      const all = { show: 'all', tag: null } as const;
      const asked = [
        { ...all, from, to: addDays(from, 27), overdue: true },
        { ...all, from: addDays(from, -14), to: addDays(from, 27), overdue: false },
      ];
      const samples = asked.map(() => [] as number[]);
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const [i, query] of asked.entries()) samples[i]?.push(timed(() => agenda(core, query)));
      }
      // The first round has everything still to be loaded and compiled.
      const value = Math.max(...samples.map((one) => median(one.slice(1))));
      return [{ name: 'agenda-1m', value, baseline: LIMIT_MS, factor: 1 }];
    }),
};
