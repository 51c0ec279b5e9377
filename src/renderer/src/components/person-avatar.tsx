import type { CSSProperties } from 'react';

const hues = ['indigo', 'teal', 'grape', 'orange', 'cyan', 'pink', 'green', 'violet', 'red', 'blue'] as const;

function hueOf(name: string): string {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) | 0;
  return hues[Math.abs(hash) % hues.length] ?? 'indigo';
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstLetter(word: string): string {
  const [first] = letters.segment(word);
  return first?.segment ?? '';
}

/** One or two letters for a name: first and last word, punctuation aside. */
function initialsOf(name: string): string {
  const words = name
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstLetter(first) + (last === undefined ? '' : firstLetter(last))).toLocaleUpperCase();
}

interface PersonAvatarProps {
  name: string;
  /** A data URL; without one the initials are shown. */
  photo?: string | null;
  /** Pixels. */
  size?: number;
}

/** A person's photo or initials, in a colour that follows from the name. The name itself stands beside it, so it is hidden from readers. */
export function PersonAvatar({ name, photo = null, size = 36 }: PersonAvatarProps) {
  const hue = hueOf(name);
  const style: CSSProperties = { width: size, height: size, fontSize: Math.round(size * 0.38) };
  if (photo !== null) return <img className="person-avatar" src={photo} alt="" style={style} />;
  style.background = `light-dark(var(--mantine-color-${hue}-1), color-mix(in srgb, var(--mantine-color-${hue}-8) 32%, var(--rapport-card)))`;
  style.color = `light-dark(color-mix(in srgb, var(--mantine-color-${hue}-9) 78%, black), var(--mantine-color-${hue}-2))`;
  return (
    <span className="person-avatar" aria-hidden="true" style={style}>
      {initialsOf(name)}
    </span>
  );
}
