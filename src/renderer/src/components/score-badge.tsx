import type { CSSProperties } from 'react';
import { formatNumber } from '../format';

interface ScoreBadgeProps {
  /** 0 to 100. */
  score: number;
  size?: 'sm' | 'lg';
}

/** An ROR score in a ring that is filled as far. */
export function ScoreBadge({ score, size = 'sm' }: ScoreBadgeProps) {
  const style = { '--score': Math.min(100, Math.max(0, score)) } as CSSProperties;
  return (
    <span
      className="score-badge"
      data-size={size}
      style={style}
      role="img"
      aria-label={`ROR score ${formatNumber(score)}`}
      title={`ROR score ${formatNumber(score)} of 100`}
    >
      {formatNumber(score)}
    </span>
  );
}
