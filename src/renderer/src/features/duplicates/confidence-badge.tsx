import { Badge } from '@mantine/core';
import { type Confidence, confidenceOf } from '@shared/duplicate-views';

export const confidenceLabels: Record<Confidence, string> = { certain: 'Almost certain', likely: 'Likely', possible: 'Possible' };
const colors: Record<Confidence, string> = { certain: 'teal', likely: 'blue', possible: 'gray' };

/** How sure it is, in a word; the figure is its title. */
export function ConfidenceBadge({ percent }: { percent: number }) {
  const confidence = confidenceOf(percent) ?? 'possible';
  return (
    <Badge color={colors[confidence]} size="sm" title={`${percent} of 100`} className="figure">
      {confidenceLabels[confidence]}
    </Badge>
  );
}
