import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { RecoveryState } from '@shared/recovery-views';
import { useEffect, useState } from 'react';
import { request } from '../../api';
import { ErrorBoundary } from '../../components/error-boundary';
import { ErrorNotice } from '../../components/error-notice';
import { cssVariables, theme } from '../../theme';
import { SafeModePage } from './safe-mode-page';

const schemeManager = localStorageColorSchemeManager({ key: 'rapport-theme' });

/** The whole window while the database can't be used: nothing of the frame would work. */
export function SafeModeApp() {
  const [state, setState] = useState<RecoveryState | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    document.title = 'Safe mode – Rapport';
    request('recovery.state', {})
      .then((found) => {
        setState(found);
        // It was mended meanwhile.
        if (found === null) location.search = '';
      })
      .catch(setFailure)
      .finally(() => {
        document.documentElement.dataset.ready = 'true';
      });
  }, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={schemeManager} defaultColorScheme="auto">
      <ErrorBoundary>
        {failure !== null && <ErrorNotice error={failure} />}
        {state && <SafeModePage state={state} />}
      </ErrorBoundary>
    </MantineProvider>
  );
}
