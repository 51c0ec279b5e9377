/**
 * Names that nearly read like what was typed: a letter too many, missing, wrong, doubled or in the place of its neighbour.
 * The words of all names are held in memory, with the letters of each as bits, so that most are dismissed by one look.
 */
import { fold } from '@shared/domain/fold';
import type { Database } from '../../db/database';

/** Past this many changed contacts everything is read anew. */
const RELOAD_FROM = 500;
/** Read at a time. */
const BLOCK = 2_000;
/** So many words of a text are looked at. */
const WORDS_MAX = 4;

/** How many slips a word of so many letters may hold. */
function slipsIn(length: number): number {
  if (length < 3) return 0;
  return length < 8 ? 1 : 2;
}

/** a to z have a bit each, digits and other scripts share the rest: only a hint, so that sharing does no harm. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits;
}

function bitsIn(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * The slips between what was typed and a word or its beginning (optimal string alignment: insertion, deletion, other letter,
 * two neighbours swapped), or more than `most`. What is typed may be the beginning of the word from four letters on.
 */
export function slipsBetween(typed: string, word: string, most: number): number {
  const columns = Math.min(word.length, typed.length + most);
  if (typed.length - word.length > most) return most + 1;
  let older: number[] = [];
  let old = Array.from({ length: columns + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= columns; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let cost = Math.min((old[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (old[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1])
        cost = Math.min(cost, (older[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows.
    if (least > most && Math.min(...old) > most) return most + 1;
    older = old;
    old = current;
  }
  const whole = columns === word.length ? (old[columns] ?? 0) : most + 1;
  return typed.length >= 4 ? Math.min(whole, ...old.slice(typed.length - most > 0 ? typed.length - most : 1)) : whole;
}

export class NearNames {
  private readonly db: Database;
  private loaded = false;
  private readUpTo: [name: string, id: number] = ['', Number.NEGATIVE_INFINITY];
  /** One entry for each word of each name. */
  private words: string[] = [];
  private owners: number[] = [];
  private letters: number[] = [];
  /** Equal words are kept once. */
  private readonly known = new Map<string, string>();
  private readonly gone = new Set<number>();

  constructor(db: Database) {
    this.db = db;
  }

  /** Forgets what is held; it is read anew when it is next needed. */
  invalidate(): void {
    this.loaded = false;
    this.readUpTo = ['', Number.NEGATIVE_INFINITY];
    this.words = [];
    this.owners = [];
    this.letters = [];
    this.known.clear();
    this.gone.clear();
  }

  /** Reads these contacts anew after a commit. */
  refresh(contactIds: readonly number[]): void {
    if (!this.loaded || contactIds.length > RELOAD_FROM) {
      this.invalidate();
      return;
    }
    const changed = new Set(contactIds);
    this.owners.forEach((owner, index) => {
      if (changed.has(owner)) this.owners[index] = 0;
    });
    const one = this.db.prepare('SELECT sort_name FROM contact WHERE id = ? AND deleted_at IS NULL').pluck();
    for (const id of changed) {
      const name = one.get(id) as string | undefined;
      if (name !== undefined) this.add(id, name);
    }
  }

  /** Reads some more of them; false when all are there already. */
  loadSome(): boolean {
    if (this.loaded) return false;
    const rows = this.db
      .prepare(
        `SELECT id, sort_name FROM contact WHERE deleted_at IS NULL AND (sort_name, id) > (?, ?)
         ORDER BY sort_name, id LIMIT ${BLOCK}`,
      )
      .raw()
      .all(...this.readUpTo) as [number, string][];
    for (const [id, name] of rows) this.add(id, name);
    const last = rows.at(-1);
    if (last) this.readUpTo = [last[1], last[0]];
    this.loaded = rows.length < BLOCK;
    return true;
  }

  /** Reads the names, if that has not been done. */
  load(): void {
    while (this.loadSome());
  }

  private add(id: number, name: string): void {
    for (const word of name.split(/[\s'’.,-]+/)) {
      if (word === '') continue;
      const kept = this.known.get(word) ?? word;
      if (kept === word) this.known.set(word, word);
      this.words.push(kept);
      this.owners.push(id);
      this.letters.push(lettersOf(word));
    }
  }

  /** People by their slips, for one word. */
  private near(typed: string): Map<number, number> {
    const most = slipsIn(typed.length);
    const bits = lettersOf(typed);
    const slips = new Map<string, number>();
    const found = new Map<number, number>();
    for (let i = 0; i < this.words.length; i += 1) {
      // A letter that the word does not have is a slip.
      if (bitsIn(bits & ~(this.letters[i] ?? 0)) > most) continue;
      const word = this.words[i] ?? '';
      let count = slips.get(word);
      if (count === undefined) {
        count = word.includes(typed) ? 0 : slipsBetween(typed, word, most);
        // The first letter is seldom wrong.
        if (count <= most && count > 0 && word[0] !== typed[0]) count += 0.5;
        slips.set(word, count);
      }
      const owner = this.owners[i] ?? 0;
      if (count >= most + 1 || owner === 0) continue;
      found.set(owner, Math.min(count, found.get(owner) ?? Number.POSITIVE_INFINITY));
    }
    return found;
  }

  /** Ids of people whose names nearly hold all of these words, nearest first; those that hold them as they stand are not among them. */
  find(words: readonly string[], limit: number): { id: number; slips: number }[] {
    this.load();
    const typed = words
      .map(fold)
      .flatMap((word) => word.split(/[\s'’.,-]+/))
      .filter((word) => word !== '');
    if (typed.length === 0 || typed.length > WORDS_MAX) return [];
    const [first = new Map<number, number>(), ...others] = typed.map((word) => this.near(word));
    const sums: { id: number; slips: number }[] = [];
    for (const [id, slips] of first) {
      const more = others.map((other) => other.get(id));
      if (more.includes(undefined)) continue;
      const sum = more.reduce<number>((total, one) => total + (one ?? 0), slips);
      if (sum > 0) sums.push({ id, slips: sum });
    }
    return sums.sort((a, b) => a.slips - b.slips || a.id - b.id).slice(0, limit);
  }
}
