import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useQuery } from '../store/query-cache';

/** Applies the theme of the settings. */
export function useThemeSetting(): void {
  const { data } = useQuery('settings.get', {}, ['setting']);
  const { setColorScheme } = useMantineColorScheme();
  const theme = data?.theme;
  // It is another function at each render, and each call of it has the whole window styled anew.
  const apply = useRef(setColorScheme);
  apply.current = setColorScheme;
  useEffect(() => {
    if (theme !== undefined) apply.current(theme === 'system' ? 'auto' : theme);
  }, [theme]);
}
