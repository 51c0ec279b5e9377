/** What the window remembers between starts, beside the database: where it was, and its colours before the first paint. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Theme, themes } from '@shared/domain/theme';

export const minimumSize = { width: 900, height: 600 };

export type Rectangle = { x: number; y: number; width: number; height: number };

export interface WindowState {
  /** Without a place, the system chooses one. */
  bounds: { x?: number; y?: number; width: number; height: number };
  isMaximized: boolean;
  theme: Theme;
}

const defaults: WindowState = { bounds: { width: 1280, height: 860 }, isMaximized: false, theme: 'system' };

function isBounds(value: unknown): value is WindowState['bounds'] {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Partial<Record<keyof Rectangle, unknown>>;
  const isPlace = (place: unknown) => place === undefined || Number.isInteger(place);
  return isPlace(x) && isPlace(y) && Number(width) >= minimumSize.width && Number(height) >= minimumSize.height;
}

const fileIn = (profileDir: string) => join(profileDir, 'window.json');

/** The state as it was saved; the defaults if it was not, or can't be read any more. */
export function readWindowState(profileDir: string): WindowState {
  try {
    const saved: unknown = JSON.parse(readFileSync(fileIn(profileDir), 'utf8'));
    if (typeof saved !== 'object' || saved === null) return { ...defaults };
    const { bounds, isMaximized, theme } = saved as Partial<Record<keyof WindowState, unknown>>;
    return {
      bounds: isBounds(bounds) ? bounds : defaults.bounds,
      isMaximized: isMaximized === true,
      theme: themes.find((known) => known === theme) ?? defaults.theme,
    };
  } catch {
    // Where a window was is not worth an error.
    return { ...defaults };
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
