import { VisuallyHidden } from '@mantine/core';
import { Suspense } from 'react';
import { formatDay } from '../format';
import { lazyComponent } from './lazy-component';

interface ChartSeries {
  name: string;
  /** CSS colour; `var(--…)` is resolved in the current scheme. */
  color: string;
  /** One value for each of `times`. */
  values: readonly number[];
}

export interface LineChartProps {
  /** What the chart shows, for readers and as the table's caption. */
  label: string;
  /** Epoch ms, rising. */
  times: readonly number[];
  series: readonly ChartSeries[];
  /** Areas on top of each other instead of lines. */
  stacked?: boolean;
  /** Indexes in `times` drawn as points: where something happened. */
  marks?: readonly number[];
  /** Pixels. */
  height?: number;
  /** Bounds of the value axis; fitted to the data if left out. */
  min?: number;
  max?: number;
  formatValue: (value: number) => string;
  /** Called with the index in `times` when a point is clicked, or chosen with the arrow keys and Enter. */
  onSelectPoint?: (index: number) => void;
}

export const LineChartCanvas = lazyComponent(async () => (await import('./line-chart-canvas')).LineChartCanvas);

/** A chart over time. chart.js is loaded when the first one is shown; a table says the same to screen readers. */
export function LineChart(props: LineChartProps) {
  const { height = 160 } = props;
  return (
    <div>
      <div style={{ height }}>
        <Suspense fallback={null}>
          <LineChartCanvas {...props} height={height} />
        </Suspense>
      </div>
      <VisuallyHidden component="div">
        <ChartTable {...props} />
      </VisuallyHidden>
    </div>
  );
}

/** The same numbers as a table. */
export function ChartTable({ label, times, series, formatValue }: Pick<LineChartProps, 'label' | 'times' | 'series' | 'formatValue'>) {
  return (
    <table className="chart-table">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          {series.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times.map((at, index) => (
          <tr key={at}>
            <th scope="row">{formatDay(at)}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{formatValue(values[index] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
