import type { Component } from '@shared/ror/settings';
import { formatPoints } from '../format';

/** The components in the order they are always shown, with their names and colours (CSS variables of styles/base.css). */
export const componentLooks: readonly { key: Component; label: string; color: string }[] = [
  { key: 'referrals', label: 'Referrals', color: 'var(--rapport-referrals)' },
  { key: 'loyalty', label: 'Loyalty', color: 'var(--rapport-loyalty)' },
  { key: 'sharing', label: 'Sharing', color: 'var(--rapport-sharing)' },
  { key: 'audience', label: 'Audience', color: 'var(--rapport-audience)' },
  { key: 'engagement', label: 'Engagement', color: 'var(--rapport-engagement)' },
];

/** Points by component, each as name, bar and figure. */
export function ComponentBars({ components }: { components: Record<Component, number> }) {
  const largest = Math.max(...Object.values(components), Number.MIN_VALUE);
  return (
    <ul className="component-bars" aria-label="Points by component">
      {componentLooks.map(({ key, label, color }) => (
        <li key={key}>
          <span>{label}</span>
          <span className="track" aria-hidden="true">
            <span style={{ width: `${(Math.max(0, components[key]) / largest) * 100}%`, background: color }} />
          </span>
          <span className="figure" style={{ textAlign: 'end' }}>
            {formatPoints(components[key])}
          </span>
        </li>
      ))}
    </ul>
  );
}
