import { DAY_MS } from '@shared/domain/calendar';
import type { RorSample } from '@shared/views';
import { useEffect, useRef, useState } from 'react';
import { onEvent, request } from '../api';
import { formatChange, formatNumber, plural } from '../format';
import { navigate } from '../store/navigation';
import { useQuery } from '../store/query-cache';
import { scoreTables } from '../store/tables';

const REFRESH_MS = 60_000;

/** The last 90 days of the running ROR: after the first paint, then after changes, at most once a minute. */
function useSparkline(): RorSample[] {
  const [samples, setSamples] = useState<RorSample[]>([]);
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    let timer: number | undefined;
    let stopped = false;
    const load = async () => {
      timer = undefined;
      last.current = performance.now();
      try {
        const fresh = await request('ror.history', { from: Date.now() - 90 * DAY_MS, count: 30 });
        if (stopped) return;
        setSamples(fresh);
        // A line that says nothing yet need not be kept for a minute.
        if (fresh.every((sample) => sample.running === 0)) last.current = Number.NEGATIVE_INFINITY;
      } catch {
        // The number beside it says enough; an older line would be wrong.
        if (!stopped) setSamples([]);
      }
    };
    const plan = (atLeast: number) => {
      if (timer !== undefined) return;
      timer = window.setTimeout(() => void load(), Math.max(atLeast, last.current + REFRESH_MS - performance.now()));
    };
    plan(1_000);
    const stop = onEvent('changed', ({ tables }) => {
      if (tables.some((table) => scoreTables.includes(table))) plan(500);
    });
    return () => {
      stopped = true;
      stop();
      window.clearTimeout(timer);
    };
  }, []);
  return samples;
}

const WIDTH = 84;
const HEIGHT = 26;

function Sparkline({ samples }: { samples: readonly RorSample[] }) {
  if (samples.length < 2) return <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true" />;
  const values = samples.map((sample) => sample.running);
  const low = Math.min(...values);
  const range = Math.max(...values) - low || 1;
  const points = values.map(
    (value, index) =>
      `${((index / (values.length - 1)) * (WIDTH - 4) + 2).toFixed(1)},${(HEIGHT - 3 - ((value - low) / range) * (HEIGHT - 6)).toFixed(1)}`,
  );
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** The running ROR with its change in 30 days; opens Insights. */
export function RunningRorCard() {
  const { data } = useQuery('ror.running', {}, scoreTables);
  const samples = useSparkline();
  const change = data?.change30 ?? 0;
  const trend = Math.abs(change) < 0.05 ? 'flat' : change > 0 ? 'up' : 'down';
  const name = data
    ? `Running ROR ${formatNumber(data.running)} points from ${plural(data.people, 'person', 'people')}, ${formatChange(change)} in 30 days. Open Insights`
    : 'Running ROR. Open Insights';
  return (
    <button
      type="button"
      className="ror-card"
      onClick={() => navigate({ page: 'insights' })}
      aria-label={name}
      title="Running ROR: the points of everybody together, and the change in 30 days"
    >
      <span className="ror-text">
        <span className="ror-label">Running ROR</span>
        <span className="ror-figures">
          <span className="ror-number figure">{data ? formatNumber(data.running) : '–'}</span>
          {data && (data.running !== 0 || trend !== 'flat') && (
            <span className="ror-change figure" data-trend={trend}>
              {formatChange(change)}
            </span>
          )}
        </span>
      </span>
      <Sparkline samples={data?.running === 0 ? [] : samples} />
    </button>
  );
}
