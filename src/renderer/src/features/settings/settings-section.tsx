import { type ReactNode, useId } from 'react';

/** A titled part of the settings: what it is at the left, the controls at the right. */
export function SettingsSection({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="line-note">{text}</p>
      </div>
      <div className="settings-body">{children}</div>
    </section>
  );
}
