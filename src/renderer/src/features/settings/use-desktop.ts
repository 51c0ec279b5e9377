import type { Input } from '@shared/contract';
import type { DesktopView } from '@shared/desktop-views';
import type { AppError } from '@shared/errors';
import { useCallback, useEffect, useState } from 'react';
import { request, toAppError } from '../../api';

export type DesktopPatch = Input<'desktop.update'>['patch'];

export interface Desktop {
  view: DesktopView | null;
  /** Why the last change was not made, or nothing is known. */
  error: AppError | null;
  save(patch: DesktopPatch): void;
  startAtLogin(on: boolean): void;
  test(): void;
  reload(): void;
}

/** What the program does outside its window. The system may change its mind elsewhere: asked again when the window gets the focus. */
export function useDesktop(): Desktop {
  const [view, setView] = useState<DesktopView | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const ask = useCallback((work: () => Promise<DesktopView>) => {
    work()
      .then((next) => {
        setView(next);
        setError(null);
      })
      .catch((failure: unknown) => setError(toAppError(failure)));
  }, []);
  const reload = useCallback(() => ask(() => request('desktop.get', {})), [ask]);

  useEffect(() => {
    reload();
    window.addEventListener('focus', reload);
    return () => window.removeEventListener('focus', reload);
  }, [reload]);

  return {
    view,
    error,
    reload,
    save: (patch) => ask(() => request('desktop.update', { patch })),
    startAtLogin: (on) => ask(() => request('desktop.startAtLogin', { on })),
    test: () =>
      ask(async () => {
        await request('desktop.test', {});
        return await request('desktop.get', {});
      }),
  };
}
