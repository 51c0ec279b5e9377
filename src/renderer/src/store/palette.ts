/** Whether search and commands are open. */
import { create } from 'zustand';
import { handOver, holdKeys, releaseKeys } from '../components/type-ahead';

export const usePalette = create<{ open: boolean }>()(() => ({ open: false }));

export function openPalette(): void {
  if (!usePalette.getState().open) holdKeys();
  usePalette.setState({ open: true });
}

export function closePalette(): void {
  releaseKeys();
  usePalette.setState({ open: false });
}

/** Closes it and does what was chosen. */
export function leavePalette(run: () => void): void {
  usePalette.setState({ open: false });
  handOver(run);
}
