import { Button } from '@mantine/core';
import type { RorSample } from '@shared/views';
import { PersonAvatar } from '../../components/person-avatar';
import { formatChange, formatDay } from '../../format';
import { navigate } from '../../store/navigation';
import { LOOKED_AT, type Move, movesBetween, useMovers } from './use-movers';

const SHOWN = 6;

function MoveList({ title, moves, none }: { title: string; moves: readonly Move[]; none: string }) {
  return (
    <div>
      <h3 className="insights-sub">{title}</h3>
      {moves.length === 0 && <p className="line-note">{none}</p>}
      <ul className="plain-list">
        {moves.map(({ id, name, change }) => (
          <li key={id}>
            <button type="button" className="text-button person-line" onClick={() => navigate({ page: 'person', id })}>
              <PersonAvatar name={name} size={24} />
              <span className="truncate">{name}</span>
              <span className="figure">{formatChange(change)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MoversCardProps {
  samples: readonly RorSample[];
  /** Index of the sample chosen in the chart; null: the whole range. */
  selected: number | null;
  onClear: () => void;
}

/** Who moved the running ROR, over the range or up to the chosen point. */
export function MoversCard({ samples, selected, onClear }: MoversCardProps) {
  const people = useMovers(samples);
  const to = selected ?? samples.length - 1;
  const from = selected === null ? 0 : Math.max(0, selected - 1);
  const start = samples[from];
  const end = samples[to];
  if (!start || !end || samples.length < 2) return null;
  const { up, down } = movesBetween(people ?? [], from, to, SHOWN);
  return (
    <section className="card side-card insights-movers" aria-labelledby="movers-title">
      <div className="insights-movers-head">
        <div>
          <h2 className="section-label" id="movers-title">
            Who moved it
          </h2>
          <p className="line-note" aria-live="polite">
            {formatDay(start.at)} to {formatDay(end.at)}, among your {LOOKED_AT} strongest people
          </p>
        </div>
        {selected !== null && (
          <Button size="compact-sm" variant="subtle" onClick={onClear}>
            Whole range
          </Button>
        )}
      </div>
      {people !== null && (
        <div className="insights-moves">
          <MoveList title="Up" moves={up} none="Nobody gained points." />
          <MoveList title="Down" moves={down} none="Nobody lost points." />
        </div>
      )}
      {selected === null && <p className="line-note insights-hint">Click a point of the chart to see who moved it there.</p>}
    </section>
  );
}
