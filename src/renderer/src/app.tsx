import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { ErrorBoundary } from './components/error-boundary';
import { DialogHost } from './dialogs';
import { DraftOffer } from './frame/draft-offer';
import { Frame } from './frame/frame';
import { cssVariables, theme } from './theme';

/** Remembers the last scheme, so that the first paint has it before the settings are read. */
const schemeManager = localStorageColorSchemeManager({ key: 'rapport-theme' });

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={schemeManager} defaultColorScheme="auto">
      <ErrorBoundary>
        <Frame />
      </ErrorBoundary>
      <DialogHost />
      <DraftOffer />
      <Notifications position="bottom-left" className="toasts" limit={4} containerWidth={380} />
    </MantineProvider>
  );
}
