import type { RorSettings, TouchpointKind } from '@shared/ror/settings';
import { formatNumber, plural } from '../../format';

/** Who acts, as the headings of the kinds. */
const actorLabels: Record<TouchpointKind['actor'], string> = {
  they: 'They did something for me',
  both: 'We met',
  me: 'I did something',
  none: 'Only for me',
};

const order: TouchpointKind['actor'][] = ['both', 'they', 'me', 'none'];

/** Up to two decimals, none where none are needed. */
function amount(value: number): string {
  const digits = Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2;
  return formatNumber(value, digits);
}

/** "+5 points", "gives 3", "+6 points, takes 2"; empty where it is worth nothing. */
export function worthOfKind({ points, give, take }: Pick<TouchpointKind, 'points' | 'give' | 'take'>): string {
  const parts = [
    ...(points === 0 ? [] : [points === 1 ? '+1 point' : `+${amount(points)} points`]),
    ...(give === 0 ? [] : [`gives ${amount(give)}`]),
    ...(take === 0 ? [] : [`takes ${amount(take)}`]),
  ];
  return parts.join(', ');
}

/** Kinds by who acts, as a grouped select shows them. */
export function groupedKinds(kinds: readonly TouchpointKind[]): { group: string; items: { value: string; label: string }[] }[] {
  return order
    .map((actor) => ({
      group: actorLabels[actor],
      items: kinds.filter((kind) => kind.actor === actor).map(({ key, label }) => ({ value: key, label })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** What a kind counts for, in one line: "+5 points of engagement, half of it gone after 90 days". */
export function explainKind(kind: TouchpointKind, halfLives: RorSettings['halfLives']): string {
  const days = halfLives[kind.component];
  const fading = days === null ? 'which do not fade' : `half of it gone after ${plural(days, 'day')}`;
  const parts = [
    ...(kind.points === 0 ? [] : [`${worthOfKind({ points: kind.points, give: 0, take: 0 })} of ${kind.component}, ${fading}`]),
    ...(kind.give === 0 ? [] : [`counts as giving ${amount(kind.give)}`]),
    ...(kind.take === 0 ? [] : [`counts as taking ${amount(kind.take)}`]),
  ];
  const text = parts.join('; ');
  return text === '' ? 'Kept on the timeline; no points' : text.charAt(0).toUpperCase() + text.slice(1);
}
