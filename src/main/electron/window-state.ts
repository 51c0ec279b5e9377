/** What the window remembers between starts, beside the database: where it was, and its colours before the first paint. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { themes } from '@shared/domain/settings';
import { z } from 'zod';

export const minimumSize = { width: 900, height: 600 };
const defaultSize = { width: 1280, height: 860 };

const bounds = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(minimumSize.width),
  height: z.int().min(minimumSize.height),
});

const windowState = z.object({
  bounds: bounds.default(defaultSize),
  isMaximized: z.boolean().default(false),
  theme: z.enum(themes).default('system'),
});
export type WindowState = z.infer<typeof windowState>;
export type Rectangle = { x: number; y: number; width: number; height: number };

const fileIn = (profileDir: string) => join(profileDir, 'window.json');

/** The state as it was saved; the defaults if it was not, or can't be read any more. */
export function readWindowState(profileDir: string): WindowState {
  try {
    return windowState.parse(JSON.parse(readFileSync(fileIn(profileDir), 'utf8')));
  } catch {
    // Where a window was is not worth an error.
    return windowState.parse({});
  }
}

export function writeWindowState(profileDir: string, state: WindowState): void {
  const file = fileIn(profileDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

const leastVisible = 100;

/** The saved bounds without their place if too little of the title bar would be on any of the displays. */
export function boundsOn(displays: readonly Rectangle[], saved: WindowState['bounds']): Partial<Rectangle> {
  const { x, y, width, height } = saved;
  if (x === undefined || y === undefined) return { width, height };
  const isVisible = displays.some((area) => {
    const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return overlap >= leastVisible && y >= area.y && y <= area.y + area.height - leastVisible;
  });
  return isVisible ? { x, y, width, height } : { width, height };
}
