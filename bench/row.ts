/** One measured figure. */
export interface Row {
  name: string;
  /** ms where nothing is said; MB are millions of bytes. */
  unit?: 'MB';
  /** Ours. */
  value: number;
  /** What it is measured against, taken in the same run on the same data; a fixed limit is its own baseline with factor 1. */
  baseline: number;
  /** How many times the baseline the value may be. */
  factor: number;
}

/** A benchmark: the rows it gives, and how. */
export interface Benchmark {
  rows: readonly string[];
  run(tools: Tools): Row[] | Promise<Row[]>;
}

export interface Tools {
  /** A new folder that is gone after the run. */
  folder(name: string): string;
  /** Says on stderr what is going on. */
  say(line: string): void;
}

export function unitOf(row: Row): 'ms' | 'MB' {
  return row.unit ?? 'ms';
}

/** What the value must not exceed. */
export function limitOf(row: Row): number {
  return row.baseline * row.factor;
}

/** How many times the baseline the value is. */
export function ratioOf(row: Row): number {
  return row.value / row.baseline;
}
