import { SegmentedControl, Text } from '@mantine/core';
import { DAY_MS } from '@shared/domain/calendar';
import type { ContactDetail, ScoreSample } from '@shared/views';
import { useMemo, useState } from 'react';
import { ErrorNotice } from '../../components/error-notice';
import { LineChart } from '../../components/line-chart';
import { formatNumber, formatPoints, today } from '../../format';
import { useQuery } from '../../store/query-cache';
import { scoreTables } from '../../store/tables';
import type { TimelineGoal } from '../timeline/timeline';
import classes from './person-page.module.css';
import { stepsUp, topOfScale } from './score-scale';

const ranges = [
  { value: '3m', label: '3 m', long: '3 months', days: 91 },
  { value: '1y', label: '1 y', long: '1 year', days: 365 },
  { value: 'all', label: 'All', long: 'since the beginning', days: null },
] as const;
type RangeValue = (typeof ranges)[number]['value'];

const SAMPLES = 61;

interface ScoreCardProps {
  detail: ContactDetail;
  /** A point of the chart was chosen: what moved it. */
  onSelect: (goal: TimelineGoal) => void;
}

/** The score now, where it is going, and how it came to be. */
export function ScoreCard({ detail, onSelect }: ScoreCardProps) {
  const { id, name, score, fading30 } = detail;
  const [value, setValue] = useState<RangeValue>('1y');
  const range = ranges.find((r) => r.value === value) ?? ranges[1];
  const day = today();
  // From a whole day on, so that the same question is not asked anew every millisecond.
  const from = useMemo(() => (range.days === null ? null : Date.parse(`${day}T00:00:00`) - range.days * DAY_MS), [range, day]);
  const { data: samples, error } = useQuery('ror.contactHistory', { contactId: id, from, count: SAMPLES }, scoreTables);
  const select = (index: number) => {
    const to = samples?.[index]?.at;
    if (to !== undefined) onSelect({ type: 'span', from: samples?.[index - 1]?.at ?? Number.NEGATIVE_INFINITY, to });
  };
  return (
    <section className={`card ${classes.scoreCard}`} aria-label="ROR score">
      <div className={classes.figures}>
        <Figure label="ROR score" value={formatNumber(score.score)} large />
        <Figure label="Points" value={formatPoints(score.points)} />
        <Figure label="In 30 days, untouched" value={fading30 < 0.05 ? 'stays' : `−${formatPoints(fading30)}`} warn={fading30 >= 0.05} />
        <SegmentedControl
          className={classes.ranges}
          aria-label="Time shown"
          data={ranges.map((r) => ({ value: r.value, label: <span title={r.long}>{r.label}</span> }))}
          value={value}
          onChange={setValue}
        />
      </div>
      {error && <ErrorNotice error={error} />}
      <div className={classes.chart}>
        {samples && samples.length > 1 && <ScoreChart name={name} samples={samples} onSelectPoint={select} />}
        {samples && samples.length < 2 && (
          <Text c="dimmed" size="sm">
            The chart begins with the first thing you log.
          </Text>
        )}
      </div>
    </section>
  );
}

interface ScoreChartProps {
  name: string;
  samples: readonly ScoreSample[];
  onSelectPoint: (index: number) => void;
}

function ScoreChart({ name, samples, onSelectPoint }: ScoreChartProps) {
  const scores = samples.map(({ score }) => score);
  const top = topOfScale(scores);
  return (
    <LineChart
      label={`ROR score of ${name}`}
      times={samples.map(({ at }) => at)}
      series={[{ name: 'ROR score', color: 'var(--rapport-accent)', values: scores }]}
      marks={stepsUp(samples, top)}
      min={0}
      max={top}
      height={132}
      formatValue={(value) => formatNumber(value)}
      onSelectPoint={onSelectPoint}
    />
  );
}

function Figure({ label, value, large = false, warn = false }: { label: string; value: string; large?: boolean; warn?: boolean }) {
  return (
    <div>
      <div className={classes.figureLabel}>{label}</div>
      <div className={`figure ${large ? classes.figureLarge : classes.figureValue}`} data-warn={warn}>
        {value}
      </div>
    </div>
  );
}
