/** Of the small text in the table, in rem. */
const SIZE = 0.8125;

let context: CanvasRenderingContext2D | null = null;
let font = '';
const widths = new Map<string, number>();

/** The width of a text in the table's small type, in pixels. */
export function textWidth(text: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  const size = SIZE * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const wanted = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  if (font !== wanted || widths.size > 5_000) {
    font = wanted;
    widths.clear();
  }
  const known = widths.get(text);
  if (known !== undefined) return known;
  context.font = font;
  const { width } = context.measureText(text);
  widths.set(text, width);
  return width;
}
