import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useQuery } from '../store/query-cache';

/** Applies the theme of the settings. */
export function useThemeSetting(): void {
  const { data } = useQuery('settings.get', {}, ['setting']);
  const { setColorScheme } = useMantineColorScheme();
  const theme = data?.theme;
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
}
