// First: what the page shows is asked for before the code that shows it is evaluated.
import './ask-ahead';
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
import { watchJobs } from './store/jobs';
import { answersAhead } from './store/primed';
import { adoptAnswer, watchChanges } from './store/query-cache';
import { allTables } from './store/tables';

watchChanges();
watchJobs();

/** How long the first paint waits for its data, ms; without them it shows where they will be. */
const WAIT_MS = 200;
for (const { name, input, answer } of await answersAhead(WAIT_MS)) adoptAnswer(name, input, allTables, answer);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
