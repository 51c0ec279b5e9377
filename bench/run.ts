/** `npm run bench -- [--json] [--only NAME]…`: see README.md beside this file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { agendaBenchmark } from './agenda';
import { backupBenchmark } from './backup';
import { backupWindow } from './backup-window';
import { exportBenchmark } from './export';
import { importLargeCsv, importLargeVCards } from './import-large';
import { importVCards } from './import-vcards';
import { importWindow } from './import-window';
import { logLine } from './log-line';
import { logTouchpoint } from './log-touchpoint';
import { organizationsList } from './organizations';
import { peoplePage } from './people-page';
import { rorRebuild } from './ror-rebuild';
import { type Benchmark, limitOf, type Row, ratioOf, type Tools, unitOf } from './row';
import { searchBenchmark } from './search';
import { searchFilters } from './search-filters';
import { searchNear } from './search-near';
import { start } from './start';
import { todayPage } from './today';
import { undoImport } from './undo-import';
import { weeklyReview } from './weekly-review';

const benchmarks: readonly Benchmark[] = [
  importVCards,
  importLargeVCards,
  importLargeCsv,
  undoImport,
  searchBenchmark,
  searchFilters,
  searchNear,
  peoplePage,
  organizationsList,
  exportBenchmark,
  backupBenchmark,
  backupWindow,
  agendaBenchmark,
  logTouchpoint,
  logLine,
  todayPage,
  weeklyReview,
  start,
  importWindow,
  rorRebuild,
];

function asJson(rows: readonly Row[]): string {
  return JSON.stringify({
    rows: rows.map((row) => ({ name: row.name, value: row.value, unit: unitOf(row), limit: limitOf(row), ratio: ratioOf(row) })),
  });
}

function asTable(rows: readonly Row[]): string {
  const head = ['', 'value', '', 'limit', 'baseline', 'ratio', 'factor', ''];
  const figure = (value: number) => value.toFixed(value < 10 ? 3 : 0);
  const body = rows.map((row) => [
    row.name,
    figure(row.value),
    unitOf(row),
    figure(limitOf(row)),
    figure(row.baseline),
    ratioOf(row).toFixed(2),
    String(row.factor),
    row.value <= limitOf(row) ? '' : 'over its limit',
  ]);
  const lines = [head, ...body];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}

async function run(argv: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...argv], options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true } } });
  const known = benchmarks.flatMap((benchmark) => benchmark.rows);
  for (const name of values.only ?? [])
    if (!known.includes(name)) throw new Error(`there is no row “${name}”; there are ${known.join(', ')}`);
  const wanted = (name: string) => values.only?.includes(name) ?? true;

  const root = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  const tools: Tools = {
    folder: (name) => mkdtempSync(join(root, `${name}-`)),
    say: (line) => process.stderr.write(`${line}\n`),
  };
  try {
    const rows: Row[] = [];
    for (const benchmark of benchmarks) {
      if (benchmark.rows.some(wanted)) rows.push(...(await benchmark.run(tools)));
    }
    const shown = rows.filter(({ name }) => wanted(name));
    return values.json ? asJson(shown) : asTable(shown);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
