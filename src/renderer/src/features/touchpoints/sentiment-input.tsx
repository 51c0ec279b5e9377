import { Input, SegmentedControl } from '@mantine/core';
import { useId } from 'react';

/** −2 to 2 in words; how much each multiplies the points (ROR.md, "From touchpoints"). */
const sentiments = [
  { value: -2, label: 'Bad', factor: '−1' },
  { value: -1, label: 'Poor', factor: '−0.5' },
  { value: 0, label: 'Neutral', factor: '1' },
  { value: 1, label: 'Good', factor: '1.25' },
  { value: 2, label: 'Great', factor: '1.5' },
] as const;

export function sentimentLabel(value: number): string {
  return sentiments.find((sentiment) => sentiment.value === value)?.label ?? 'Neutral';
}

interface SentimentInputProps {
  value: number;
  onChange: (value: number) => void;
  hideLabel?: boolean;
}

/** How it went, in five steps. */
export function SentimentInput({ value, onChange, hideLabel = false }: SentimentInputProps) {
  const id = useId();
  const label = 'How did it go?';
  return (
    <Input.Wrapper {...(hideLabel ? {} : { label, labelElement: 'div' as const, labelProps: { id } })}>
      <SegmentedControl
        fullWidth
        size="sm"
        {...(hideLabel ? { 'aria-label': label } : { 'aria-labelledby': id })}
        data={sentiments.map((sentiment) => ({ value: String(sentiment.value), label: sentiment.label }))}
        value={String(value)}
        onChange={(next) => onChange(Number(next))}
      />
    </Input.Wrapper>
  );
}
