import type { Cells, Exchange } from './exchange';
import { type Participant, participant } from './participants';

/** What LinkedIn's own editor for advertisements leaves in a message. */
const ADVERTISEMENT = 'spinmail-quill-editor';
const YES = /^(?:yes|true|1)$/i;

const splitList = (text: string): string[] => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

/** Who is called what in a file, by the columns of the sender, where a name and a profile stand side by side. */
class Directory {
  private readonly nameByKey = new Map<string, string>();
  /** Null for a name that two people share. */
  private readonly byName = new Map<string, Participant | null>();

  add(sender: Participant): void {
    if (sender.name === '') return;
    if (!this.nameByKey.has(sender.key)) this.nameByKey.set(sender.key, sender.name);
    const known = this.byName.get(sender.name);
    if (known === undefined) this.byName.set(sender.name, sender);
    else if (known !== null && known.key !== sender.key) this.byName.set(sender.name, null);
  }

  /** A name may have a comma in it, as in `Jane Doe, Ph.D.`: the longest one that somebody has. */
  names(text: string): string[] {
    const parts = text.split(/, /);
    const names: string[] = [];
    for (let start = 0; start < parts.length; ) {
      let end = Math.min(parts.length, start + 4);
      while (end > start + 1 && !this.byName.has(parts.slice(start, end).join(', ').trim())) end--;
      names.push(parts.slice(start, end).join(', ').trim());
      start = end;
    }
    return names.filter((name) => name !== '');
  }

  withUrl(url: string, name: string): Participant | null {
    const found = participant(name, url);
    return found && { ...found, name: found.name || (this.nameByKey.get(found.key) ?? '') };
  }

  /** The profile of the only one with that name, in archives that have profiles of senders alone. */
  named(name: string): Participant | null {
    return this.byName.get(name) ?? participant(name, '');
  }
}

function recipients(to: string, urls: readonly string[], directory: Directory): Participant[] {
  const found = (list: (Participant | null)[]): Participant[] => list.filter((one) => one !== null);
  if (urls.length === 0) return found(directory.names(to).map((name) => directory.named(name)));
  const names = urls.length === 1 ? [to] : directory.names(to);
  // Names with commas of people who never wrote: which name is whose, only senders' rows can tell.
  const paired = names.length === urls.length ? names : [];
  return found(urls.map((url, i) => directory.withUrl(url, paired[i] ?? '')));
}

function unwanted(cells: Cells): string | null {
  if (YES.test(cells('is message draft').trim()) || YES.test(cells('is conversation draft').trim())) return 'is a draft that was not sent';
  if (cells('folder').trim().toUpperCase() === 'SPAM') return 'is in the spam folder';
  return cells('content').includes(ADVERTISEMENT) ? 'is an advertisement' : null;
}

/** Rows of `messages.csv`. Archives up to 2021 have no profiles of recipients. */
export function messageRows(rows: { row: number; cells: Cells }[]): Exchange[] {
  const directory = new Directory();
  const senders = rows.map(({ cells }) => participant(cells('from'), cells('sender profile url')));
  for (const sender of senders) if (sender && sender.url !== '') directory.add(sender);
  return rows.map(({ row, cells }, i): Exchange => {
    const sender = senders[i] ?? null;
    return {
      row,
      conversation: cells('conversation id').trim(),
      from: sender?.url === '' ? directory.named(sender.name) : sender,
      to: recipients(cells('to').trim(), splitList(cells('recipient profile urls')), directory),
      time: cells('date'),
      subject: cells('subject'),
      body: cells('content'),
      direction: null,
      unwanted: unwanted(cells),
    };
  });
}
