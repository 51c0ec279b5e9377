/** The best few of many people, without sorting them all. */
export class BestOf {
  private readonly values: number[] = [];
  private readonly ids: number[] = [];
  private readonly count: number;
  /** How many there were. */
  total = 0;

  constructor(count: number) {
    this.count = count;
  }

  /** Of equals the first stays. Tells whether it is among the best as yet. */
  add(value: number, id: number): boolean {
    this.total += 1;
    const { values, ids } = this;
    if (values.length === this.count && value <= (values[values.length - 1] ?? value)) return false;
    let at = values.length;
    while (at > 0 && (values[at - 1] ?? 0) < value) at -= 1;
    values.splice(at, 0, value);
    ids.splice(at, 0, id);
    if (values.length > this.count) {
      values.pop();
      ids.pop();
    }
    return true;
  }

  /** Highest first. */
  best(): readonly number[] {
    return this.ids;
  }
}
