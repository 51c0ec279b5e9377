/** The start of a text, of at most `max` UTF-16 units; no surrogate pair is cut. */
export function cutText(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}
