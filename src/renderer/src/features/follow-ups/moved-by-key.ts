/** Somebody who moves a follow-up by a key goes along with it. */
import { useEffect, useRef } from 'react';
import { moveTo } from './follow-up-actions';

let followed: number | null = null;

export function moveAndFollow(id: number, day: string): void {
  followed = id;
  void moveTo([id], day);
}

/** Takes the focus when it shows what was moved by a key, at its new place. */
export function useFollowed(id: number) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (followed !== id) return;
    followed = null;
    ref.current?.focus();
  }, [id]);
  return ref;
}
