import { useState } from 'react';

/** What is shown of it at first; a note may have a million characters, and laying them out takes long. */
const SHOWN = 400;
const SHOWN_LINES = 8;

function startOf(text: string): string {
  const lines = text.split('\n', SHOWN_LINES + 1);
  const start = lines.slice(0, SHOWN_LINES).join('\n').slice(0, SHOWN);
  // Not in the middle of a character of two code units.
  return start.length < text.length ? start.replace(/[\uD800-\uDBFF]$/, '') : text;
}

/** A value of a field, each in its own direction; the rest of a long one on request. */
export function LongText({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false);
  const start = startOf(text);
  return (
    <>
      <span dir="auto" className="long-text">
        {isWhole ? text : start}
        {!isWhole && start.length < text.length && '…'}
      </span>
      {!isWhole && start.length < text.length && (
        <button type="button" className="text-button long-text-more" onClick={() => setWhole(true)}>
          Show all of it
        </button>
      )}
    </>
  );
}
