import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '../../components/error-notice';
import type { DialogProps } from '../../store/dialogs';
import { shareText, useJobs } from '../../store/jobs';
import { ColumnMappingView } from './column-mapping';
import { DiscardQuestion } from './discard-question';
import { ImportDone } from './import-done';
import { ImportPreviewView } from './import-preview';
import { useEscape } from './use-escape';
import { useImport } from './use-import';
import './import.css';

function Intro({ onChoose }: { onChoose: () => void }) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <span className="empty-state-icon" aria-hidden="true">
        <IconFileImport size={26} />
      </span>
      <Text fw={650} size="lg">
        Choose one or more files
      </Text>
      <Text c="dimmed" maw={460}>
        vCard (.vcf) from a phone or an address book, CSV from Google, Outlook, LinkedIn, Thunderbird or any table of people, or JSON from
        Rapport. You see what each file brings before anything is saved.
      </Text>
      <Button mt="sm" data-autofocus onClick={onChoose}>
        Choose files…
      </Button>
    </Stack>
  );
}

function Working({ jobId, label, onCancel }: { jobId: string; label: string; onCancel: () => void }) {
  const job = useJobs((jobs) => jobs[jobId]);
  const total = job?.total ?? 0;
  return (
    <Stack gap="sm" py="xl" px="md" role="status">
      <Text fw={600}>{job?.label ?? label}</Text>
      <Progress
        value={total > 0 ? ((job?.done ?? 0) / total) * 100 : 100}
        animated={total === 0}
        striped={total === 0}
        aria-label={label}
      />
      <Group justify="space-between">
        <Text c="dimmed" size="sm" className="figure">
          {(job && shareText(job)) ?? '\u00a0'}
        </Text>
        <Button variant="default" size="compact-sm" disabled={job?.cancelling ?? false} onClick={onCancel} data-autofocus>
          {job?.cancelling ? 'Stopping…' : 'Cancel'}
        </Button>
      </Group>
    </Stack>
  );
}

/** Import in three steps: choose files, see what they bring, write it as one action that can be undone. */
export function ImportDialog({ dialog, onClose }: DialogProps<'import'>) {
  const { state, choose, map, skip, changeColumns, decide, apply, cancel } = useImport(dialog.files ?? null, onClose);
  const [isAsking, setAsking] = useState(false);
  const hasDecisions = state.step === 'preview' && state.decisions > 0;
  const close = () => (hasDecisions ? setAsking(true) : onClose());
  // In the preview, Escape leads back step by step before it closes.
  useEscape(() => {
    if (state.step !== 'preview') return;
    if (isAsking) setAsking(false);
    else close();
  });
  const wide = state.step === 'preview' || state.step === 'mapping';
  // Each file that is asked about is a step of its own.
  const stepKey = state.step === 'mapping' ? state.file : state.step;
  const body = useRef<HTMLDivElement>(null);
  // The focus was on a button of the step before, which is gone.
  useEffect(() => {
    if (stepKey !== 'intro') body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [stepKey]);
  return (
    <Modal
      opened
      onClose={close}
      title="Import people"
      size={state.step === 'preview' ? '84rem' : wide ? '58rem' : 'lg'}
      closeOnClickOutside={!wide}
      closeOnEscape={state.step !== 'preview'}
      {...(state.step === 'preview'
        ? { yOffset: '3dvh', xOffset: '2vw', classNames: { content: 'import-tall', body: 'import-body' } }
        : {})}
    >
      <div ref={body} className="import-step">
        {state.step === 'intro' && <Intro onChoose={() => void choose()} />}
        {state.step === 'reading' && <Working jobId={state.jobId} label="Reading the files" onCancel={cancel} />}
        {state.step === 'preview' && (
          <ImportPreviewView
            preview={state.preview}
            current={state.current}
            decisions={state.decisions}
            onDecide={(about, decision) => decide(state.preview.token, about, decision)}
            onColumns={(file) => changeColumns(state, file)}
            onOtherFiles={() => void choose()}
            onApply={() => void apply(state.preview)}
          />
        )}
        {state.step === 'mapping' && (
          <ColumnMappingView key={state.file} step={state} onContinue={(mapping) => void map(state, mapping)} onSkip={() => skip(state)} />
        )}
        {state.step === 'writing' && <Working jobId={state.jobId} label="Importing" onCancel={cancel} />}
        {state.step === 'done' && <ImportDone summary={state.summary} others={state.others} onClose={onClose} />}
        {state.step === 'failed' && (
          <Stack>
            <ErrorNotice title={state.title} error={state.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Close
              </Button>
              <Button data-autofocus onClick={() => void choose()}>
                Choose other files…
              </Button>
            </Group>
          </Stack>
        )}
      </div>
      {isAsking && <DiscardQuestion onKeep={() => setAsking(false)} onDiscard={onClose} />}
    </Modal>
  );
}
