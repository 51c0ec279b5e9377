/** The part of LineChart that needs chart.js; loaded on its own. */
import { useComputedColorScheme, VisuallyHidden } from '@mantine/core';
import {
  type ActiveElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatDate, formatDay } from '../format';
import { dateTicks } from './date-ticks';
import type { LineChartProps } from './line-chart';

Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, Filler, Tooltip);

/** A canvas can't paint `var(--…)` or `light-dark()`; the browser resolves them on elements, all at once. */
function resolveColors(host: HTMLElement, colors: readonly string[]): string[] {
  const probes = colors.map((color) => {
    const probe = document.createElement('span');
    probe.style.color = color;
    return probe;
  });
  host.append(...probes);
  const resolved = probes.map((probe) => getComputedStyle(probe).color);
  for (const probe of probes) probe.remove();
  return resolved;
}

const inks = ['var(--mantine-color-dimmed)', 'var(--rapport-line)', 'var(--rapport-card)', 'var(--mantine-color-text)'] as const;

function translucent(color: string, alpha: number): string {
  return `color-mix(in srgb, ${color} ${alpha * 100}%, transparent)`;
}

function tickLabel(at: number, span: number): string {
  const isoDay = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  if (span < 75 * 86_400_000) return formatDate(isoDay, 'day');
  return formatDate(isoDay, span < 800 * 86_400_000 ? 'shortMonth' : 'month');
}

function configure(host: HTMLElement, props: LineChartProps): ChartConfiguration<'line', { x: number; y: number }[]> {
  const { times, series, stacked = false, marks = [], min, max, formatValue, onSelectPoint } = props;
  const marked = new Set(marks);
  const from = times[0] ?? 0;
  const to = times.at(-1) ?? 1;
  const [text = '', grid = '', surface = '', body = '', ...lines] = resolveColors(host, [...inks, ...series.map(({ color }) => color)]);
  const font = { family: getComputedStyle(host).fontFamily, size: 11 };
  return {
    type: 'line',
    data: {
      datasets: series.map(({ name, values }, index) => {
        const line = lines[index] ?? text;
        return {
          label: name,
          data: times.map((x, point) => ({ x, y: values[point] ?? 0 })),
          borderColor: line,
          backgroundColor: translucent(line, stacked ? 0.45 : 0.12),
          borderWidth: stacked ? 1.5 : 2,
          fill: stacked && index > 0 ? '-1' : 'origin',
          // Worked out point by point only where the points differ.
          pointRadius: marked.size === 0 ? 0 : ({ dataIndex }: { dataIndex: number }) => (marked.has(dataIndex) ? 3 : 0),
          // A point at the edge is drawn whole.
          clip: 6,
          pointHoverRadius: 5,
          pointHitRadius: 12,
          pointBackgroundColor: line,
          pointHoverBorderColor: surface,
          pointHoverBorderWidth: 2,
          tension: 0.25,
          cubicInterpolationMode: 'monotone',
        };
      }),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { right: 6, top: 4 } },
      parsing: false,
      interaction: { mode: 'index', intersect: false },
      onClick: (_event, elements: ActiveElement[]) => {
        const [first] = elements;
        if (first) onSelectPoint?.(first.index);
      },
      onHover: (_event, elements) => {
        host.style.cursor = onSelectPoint && elements.length > 0 ? 'pointer' : '';
      },
      scales: {
        x: {
          type: 'linear',
          min: from,
          max: to,
          border: { color: grid },
          grid: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = dateTicks(from, to, Math.max(2, Math.floor(axis.width / 80))).map((value) => ({ value }));
          },
          ticks: { color: text, font, maxRotation: 0, autoSkip: false, callback: (value) => tickLabel(Number(value), to - from) },
        },
        y: {
          stacked,
          ...(min === undefined ? { beginAtZero: true } : { min }),
          ...(max === undefined ? {} : { max }),
          border: { display: false },
          grid: { color: grid },
          ticks: {
            color: text,
            font,
            maxTicksLimit: 5,
            // With both ends given: the ends and the middle, so that the labels are what `formatValue` makes of round numbers.
            ...(min === undefined || max === undefined ? {} : { stepSize: (max - min) / 2 }),
            callback: (value) => formatValue(Number(value)),
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: surface,
          borderColor: grid,
          borderWidth: 1,
          bodyColor: body,
          titleColor: body,
          bodyFont: font,
          titleFont: { ...font, weight: 'bold' },
          padding: 8,
          boxWidth: 8,
          boxHeight: 8,
          boxPadding: 4,
          caretPadding: 8,
          itemSort: (a, b) => (stacked ? b.datasetIndex - a.datasetIndex : a.datasetIndex - b.datasetIndex),
          callbacks: {
            title: (items) => (items[0] ? formatDay(items[0].parsed.x ?? 0) : ''),
            label: (item) => `${item.dataset.label ?? ''}: ${formatValue(item.parsed.y ?? 0)}`,
          },
        },
      },
    },
  };
}

export function LineChartCanvas(props: LineChartProps) {
  const { label, times, series, formatValue, onSelectPoint } = props;
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart<'line', { x: number; y: number }[]> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const scheme = useComputedColorScheme('light');
  const [active, setActive] = useState<number | null>(null);
  // What the picture is made of; callbacks may change at each render without drawing anew.
  const picture = JSON.stringify([times, series, props.stacked, props.marks, props.min, props.max]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `picture` and `scheme` stand for what is drawn
  useEffect(() => {
    const frame = host.current;
    const target = canvas.current;
    if (!frame || !target) return;
    const { onSelectPoint: select, ...rest } = latest.current;
    const stable: LineChartProps = select ? { ...rest, onSelectPoint: (index) => latest.current.onSelectPoint?.(index) } : rest;
    // In a task of its own: the page around it is drawn first.
    const timer = window.setTimeout(() => {
      chart.current = new Chart(target, configure(frame, stable));
    }, 0);
    return () => {
      window.clearTimeout(timer);
      chart.current?.destroy();
      chart.current = null;
    };
  }, [picture, scheme]);

  const show = (index: number | null) => {
    setActive(index);
    const drawn = chart.current;
    if (!drawn) return;
    const elements = index === null ? [] : series.map((_, datasetIndex) => ({ datasetIndex, index }));
    drawn.setActiveElements(elements);
    drawn.tooltip?.setActiveElements(elements, { x: 0, y: 0 });
    drawn.update('none');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = times.length - 1;
    const at = active ?? last + 1;
    const next = { ArrowLeft: Math.max(0, at - 1), ArrowRight: Math.min(last, at + 1), Home: 0, End: last }[event.key];
    if (next !== undefined && !event.altKey) {
      event.preventDefault();
      show(next);
    } else if (event.key === 'Enter' && active !== null && onSelectPoint) {
      event.preventDefault();
      onSelectPoint(active);
    }
  };

  const time = active === null ? undefined : times[active];
  const spoken =
    active === null || time === undefined
      ? ''
      : `${formatDay(time)}: ${series.map((one) => `${one.name} ${formatValue(one.values[active] ?? 0)}`).join(', ')}`;
  const hint = onSelectPoint ? 'Arrow keys move along it, Enter selects a point.' : 'Arrow keys move along it.';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields, this holds a picture
    <div
      ref={host}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its points are reached with the arrow keys
      tabIndex={0}
      aria-label={`Chart: ${label}. ${hint}`}
      style={{ position: 'relative', height: '100%' }}
      onKeyDown={onKeyDown}
      onBlur={() => show(null)}
    >
      <canvas ref={canvas} />
      <VisuallyHidden aria-live="polite">{spoken}</VisuallyHidden>
    </div>
  );
}
