/** A small deterministic random source (mulberry32, public domain by Tommy Ettinger): the same seed, the same numbers. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** 0 ≤ n < below */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.integer(items.length)] ?? items[0];
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A UUID of version 7 shape whose time part is `at` (epoch ms). */
  uuid(at: number): string {
    const time = at.toString(16).padStart(12, '0').slice(-12);
    const hex = (digits: number) => Array.from({ length: digits }, () => this.integer(16).toString(16)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
  }
}
