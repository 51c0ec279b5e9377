import { Button, SegmentedControl } from '@mantine/core';
import { DAY_MS } from '@shared/domain/calendar';
import type { RorSample } from '@shared/views';
import { IconChartAreaLine } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ComponentBars, componentLooks } from '../../components/component-bars';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { ChartTable, LineChart } from '../../components/line-chart';
import { capitalized, formatChange, formatDay, formatNumber, formatPoints, listed, plural } from '../../format';
import { logHere } from '../../frame/commands';
import { refreshTables, useQuery } from '../../store/query-cache';
import { scoreTables } from '../../store/tables';
import { AnswersCard } from './answers-card';
import { MoversCard } from './movers-card';
import { TopPeopleCard } from './top-people-card';
import './insights.css';

const ranges = [
  { value: '90', label: '3 months', count: 46 },
  { value: '365', label: '1 year', count: 74 },
  { value: 'all', label: 'All', count: 100 },
] as const;
type RangeValue = (typeof ranges)[number]['value'];

/** The start of a range in whole days, so that the same question is not asked anew at each render. */
function startOf(range: RangeValue): number | null {
  if (range === 'all') return null;
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  return midnight.getTime() - Number(range) * DAY_MS;
}

interface HistoryChartProps {
  samples: readonly RorSample[];
  asTable: boolean;
  onSelect: (index: number) => void;
}

function HistoryChart({ samples, asTable, onSelect }: HistoryChartProps) {
  const times = samples.map((sample) => sample.at);
  const series = componentLooks.map(({ key, label, color }) => ({
    name: label,
    color,
    values: samples.map((sample) => sample.components[key]),
  }));
  const chart = { label: 'Running ROR over time, by component, in points', times };
  if (asTable) {
    const withSum = [...series, { name: 'Together', color: '', values: samples.map((sample) => sample.running) }];
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it
      <section className="insights-table" tabIndex={0} aria-label={chart.label}>
        <ChartTable {...chart} series={withSum} formatValue={formatPoints} />
      </section>
    );
  }
  return (
    <LineChart
      {...chart}
      series={series}
      stacked
      height={280}
      formatValue={(value) => formatNumber(value, value !== 0 && Math.abs(value) < 10 ? 1 : 0)}
      onSelectPoint={onSelect}
    />
  );
}

function Figures({ samples }: { samples: readonly RorSample[] }) {
  const { data } = useQuery('ror.running', {}, scoreTables);
  const first = samples[0];
  const last = samples.at(-1);
  return (
    <dl className="insights-figures">
      <div>
        <dt>Running ROR</dt>
        <dd className="figure insights-value">{data ? formatNumber(data.running) : '–'}</dd>
      </div>
      <div>
        <dt>In 30 days</dt>
        <dd className="figure" data-trend={(data?.change30 ?? 0) < -0.05 ? 'down' : 'up'}>
          {data ? formatChange(data.change30) : '–'}
        </dd>
      </div>
      {first && last && (
        <div>
          <dt>Since {formatDay(first.at)}</dt>
          <dd className="figure">{formatChange(last.running - first.running)}</dd>
        </div>
      )}
      <div>
        <dt>From</dt>
        <dd className="figure">{data ? plural(data.people, 'person', 'people') : '–'}</dd>
      </div>
    </dl>
  );
}

/** Which components stay, by the settings. */
function FadingNote() {
  const { data } = useQuery('settings.get', {}, ['setting']);
  if (!data) return null;
  const staying = componentLooks.filter(({ key }) => data.ror.halfLives[key] === null).map(({ label }) => label.toLocaleLowerCase());
  const text =
    staying.length === 0
      ? 'All of it fades unless you keep in touch.'
      : staying.length === componentLooks.length
        ? 'None of it fades.'
        : `${capitalized(listed(staying))} ${staying.length === 1 ? 'stays' : 'stay'}. The others fade unless you keep in touch.`;
  return <p className="line-note">{text}</p>;
}

/** True when there is nothing to draw: no row of the log has ever brought a point. */
function isBlank(samples: readonly RorSample[]): boolean {
  return samples.length < 2 || samples.every((sample) => sample.running === 0);
}

/** The running ROR over time, what it is made of, and who moved it. */
export function InsightsPage() {
  const [range, setRange] = useState<RangeValue>('365');
  const [asTable, setAsTable] = useState(false);
  const [selected, setSelected] = useState<number | null>(null);
  const count = ranges.find(({ value }) => value === range)?.count ?? 60;
  const input = useMemo(() => ({ from: startOf(range), count }), [range, count]);
  const { data: samples, error } = useQuery('ror.history', input, scoreTables);
  const last = samples?.at(-1);

  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Insights</h1>
          <p className="page-lead">What your relationships are worth together, and where it comes from.</p>
        </div>
        <div className="insights-controls">
          <SegmentedControl<RangeValue>
            aria-label="Range"
            data={ranges.map(({ value, label }) => ({ value, label }))}
            value={range}
            onChange={(value) => {
              setRange(value);
              setSelected(null);
            }}
          />
          <Button size="compact-sm" variant="subtle" color="gray" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'As a chart' : 'As a table'}
          </Button>
        </div>
      </header>
      {error && <ErrorNotice error={error} onRetry={() => refreshTables(scoreTables)} />}
      {!samples && !error && <DelayedSkeleton lines={3} height={120} />}
      {samples && range === 'all' && isBlank(samples) && <NothingYet />}
      {samples && !(range === 'all' && isBlank(samples)) && (
        <div className="insights-grid">
          <section className="card insights-chart" aria-label="Running ROR over time">
            <Figures samples={samples} />
            {isBlank(samples) ? (
              <p className="insights-none">No points in this range. Choose “All”, or log what happened.</p>
            ) : (
              <HistoryChart samples={samples} asTable={asTable} onSelect={setSelected} />
            )}
          </section>
          {last && (
            <section className="card side-card" aria-labelledby="made-of">
              <h2 className="section-label" id="made-of">
                Made of, now
              </h2>
              <div className="insights-bars">
                <ComponentBars components={last.components} />
              </div>
              <FadingNote />
            </section>
          )}
          <MoversCard samples={samples} selected={selected} onClear={() => setSelected(null)} />
          <TopPeopleCard />
          <AnswersCard />
        </div>
      )}
    </div>
  );
}

function NothingYet() {
  return (
    <EmptyState
      icon={<IconChartAreaLine size={28} />}
      title="Too few data yet"
      text="This page shows how your running ROR grows and fades. It needs some days of calls, meetings, referrals or purchases in the log."
      action={<Button onClick={() => void logHere()}>Log the first</Button>}
    />
  );
}
