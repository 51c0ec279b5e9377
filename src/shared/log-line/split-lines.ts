/** A day's notes as lines: without empty ones, bullets and numbers in front. */
export const LINES_MAX = 10_000;

export function splitLines(text: string): { lines: string[]; leftOut: number } {
  const all = text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.replace(/^[\s>]*(?:[-*•–·◦▪+]\s+(?:\[[ xX]?\]\s*)?|\d{1,4}[.)]\s+)?/, '').trim())
    .filter((line) => line !== '');
  return { lines: all.slice(0, LINES_MAX), leftOut: Math.max(0, all.length - LINES_MAX) };
}
