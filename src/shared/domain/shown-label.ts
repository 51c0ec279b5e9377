/** A label of an address, phone number or the like as people read it: `home, pref` is `home (preferred)`. */
export function shownLabel(label: string): string {
  if (label === 'pref') return 'preferred';
  return label.endsWith(', pref') ? `${label.slice(0, -', pref'.length)} (preferred)` : label;
}
