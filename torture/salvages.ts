/** Damages copies of a database in every way, and counts what a salvage gets out of them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildVictim, tortureByDamage } from '../tests/support/damage';

/** A salvage has no more than this, ms: the window waits for it. */
const PATIENCE_MS = 60_000;
const ENOUGH = 0.95;

export interface SalvageTally {
  lines: string[];
  failures: string[];
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

/** Each is salvaged in this process: a crash or a throw is the end of all. */
export function salvaging(root: string, count: number, seed: number): SalvageTally {
  const dir = join(root, 'salvages');
  mkdirSync(dir, { recursive: true });
  const outcomes = tortureByDamage(dir, buildVictim(dir), count, seed);
  const sum = (of: (outcome: (typeof outcomes)[number]) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const [undamaged, salvaged, aboutNobody, changed] = [
    sum((outcome) => outcome.undamaged),
    sum((outcome) => outcome.salvaged),
    sum((outcome) => outcome.aboutNobody),
    sum((outcome) => outcome.changed),
  ];
  const slowest = Math.max(...outcomes.map(({ milliseconds }) => milliseconds));
  const ofKind = [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, own]) => {
    const part = own.reduce((total, outcome) => total + outcome.salvaged, 0);
    const whole = own.reduce((total, outcome) => total + outcome.undamaged, 0);
    return `  ${kind}: ${percent(part, whole)}`;
  });
  return {
    lines: [
      `${outcomes.length} damaged databases salvaged, ${percent(salvaged, undamaged)} of the rows on undamaged pages, ${changed} of them changed, ${aboutNobody} left out with what they were about; ${slowest.toFixed(0)} ms at most`,
      ...ofKind,
    ],
    failures: [
      ...(changed > 0 ? [`salvage: ${changed} rows are not as they were, seed ${seed}`] : []),
      ...(salvaged < ENOUGH * undamaged ? [`salvage: only ${percent(salvaged, undamaged)}, seed ${seed}`] : []),
      ...(slowest > PATIENCE_MS ? [`salvage: one took ${slowest.toFixed(0)} ms, seed ${seed}`] : []),
    ],
  };
}
