/** Between two values, as text. */
const SEPARATOR = ', ';

/**
 * How many of the values fit beside each other, whole, into `room`; where not all do, together with "+n" for the others.
 * At least one, which may then be cut short.
 */
export function fitting(values: readonly string[], room: number, widthOf: (text: string) => number): number {
  if (widthOf(values.join(SEPARATOR)) <= room) return values.length;
  let count = values.length - 1;
  while (count > 1 && widthOf(`${values.slice(0, count).join(SEPARATOR)} +${values.length - count}`) > room) count -= 1;
  return Math.max(count, 1);
}
