/** A label of an address, phone number or the like as people read it: `home, pref` is `home (preferred)`. */
export function shownLabel(label: string): string {
  if (label === 'pref') return 'preferred';
  return label.endsWith(', pref') ? `${label.slice(0, -', pref'.length)} (preferred)` : label;
}

/** A value with what its label says of it: `555-0100 (home, preferred)`. */
export function labelled(value: string, label: string): string {
  return label === '' ? value : `${value} (${label.replace(/(^|, )pref$/, '$1preferred')})`;
}
