import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './styles/base.css';
import './styles/components.css';
import './styles/frame.css';
import './styles/pages.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { isSafeMode } from './safe-mode';
import { watchJobs } from './store/jobs';
import { answersAhead } from './store/primed';
import { adoptAnswer, watchChanges } from './store/query-cache';
import { allTables } from './store/tables';

/** How long the first paint waits for its data, ms; without them it shows where they will be. */
const WAIT_MS = 200;

watchJobs();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
if (isSafeMode) {
  const { SafeModeApp } = await import('./features/safe-mode/safe-mode-app');
  createRoot(root).render(
    <StrictMode>
      <SafeModeApp />
    </StrictMode>,
  );
} else {
  watchChanges();

  for (const { name, answer } of await answersAhead(WAIT_MS)) adoptAnswer(name, {}, allTables, answer);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
