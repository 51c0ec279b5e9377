import { DAY_MS } from '@shared/domain/calendar';

/** Local midnights that divide a span (epoch ms) evenly to the eye: days, weeks, months or years, at most `most` of them. */
export function dateTicks(from: number, to: number, most: number): number[] {
  const days = (to - from) / DAY_MS;
  const start = new Date(from);
  if (days <= 75) {
    const step = [1, 2, 7, 14].find((size) => days / size <= most) ?? 28;
    return collect(to, (index) => new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1 + index * step));
  }
  const months = days / 30.44;
  const step = [1, 2, 3, 6, 12, 24, 60].find((size) => months / size <= most) ?? 120;
  const first = step >= 12 ? 0 : Math.ceil((start.getMonth() + 1) / step) * step;
  const year = step >= 12 ? start.getFullYear() + 1 : start.getFullYear();
  return collect(to, (index) => new Date(year, first + index * step, 1));
}

function collect(to: number, at: (index: number) => Date): number[] {
  const ticks: number[] = [];
  for (let index = 0; ; index += 1) {
    const tick = at(index).getTime();
    if (tick > to) return ticks;
    ticks.push(tick);
  }
}
