import { UnstyledButton } from '@mantine/core';
import { IconDownload, IconFlask, IconUserPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { markReady } from '../../ready';
import { performOrTell } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import './first-start.css';

interface ChoiceProps {
  icon: ReactNode;
  title: string;
  text: string;
  busy?: boolean;
  onClick: () => void;
}

function Choice({ icon, title, text, busy = false, onClick }: ChoiceProps) {
  return (
    <li>
      <UnstyledButton className="card first-choice" onClick={onClick} disabled={busy} aria-busy={busy}>
        <span className="empty-state-icon" aria-hidden="true">
          {icon}
        </span>
        <span>
          <span className="first-choice-title">{busy ? 'One moment…' : title}</span>
          <span className="line-note">{text}</span>
        </span>
      </UnstyledButton>
    </li>
  );
}

/** Shown while there is nobody in the book: three ways to begin. */
export function FirstStart() {
  const [loading, setLoading] = useState(false);
  useEffect(markReady, []);
  const loadSample = async () => {
    setLoading(true);
    await performOrTell('sample.load', {}, 'Sample data added');
    setLoading(false);
  };
  return (
    <div className="page first-start">
      <h1>Welcome to Rapport</h1>
      <p className="page-lead">
        It keeps who you know, what you gave and received, and who sent you whom, and shows how each relationship is doing. Everything stays
        in one file on this computer.
      </p>
      <ul className="first-choices">
        <Choice
          icon={<IconDownload size={24} />}
          title="Import people from a file"
          text="A vCard or CSV file from your phone, Google, Outlook or LinkedIn. You see what it brings before anything is saved."
          onClick={() => openDialog({ kind: 'import' })}
        />
        <Choice
          icon={<IconFlask size={24} />}
          title="Look round with sample data"
          text="A small book of made-up people with their timelines. One click removes it again."
          busy={loading}
          onClick={() => void loadSample()}
        />
        <Choice
          icon={<IconUserPlus size={24} />}
          title="Add the first person"
          text="Begin with somebody you talked with this week. A name is enough."
          onClick={() => openDialog({ kind: 'contact' })}
        />
      </ul>
    </div>
  );
}
