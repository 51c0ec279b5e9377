import type { RorSample } from '@shared/views';
import { useEffect, useState } from 'react';
import { request } from '../../api';
import { useQuery } from '../../store/query-cache';
import { scoreTables } from '../../store/tables';

/** How many people are looked at: those with the most points. */
export const LOOKED_AT = 50;

interface PersonPoints {
  id: number;
  name: string;
  /** Points at each of the samples. */
  points: number[];
}

/** The points of the strongest people at the times of `samples`; null until they are known. */
export function useMovers(samples: readonly RorSample[]): PersonPoints[] | null {
  const strongest = useQuery('contacts.list', { sort: 'score', descending: true, limit: LOOKED_AT }, scoreTables);
  const [people, setPeople] = useState<PersonPoints[] | null>(null);
  const rows = strongest.data?.rows;
  const from = samples[0]?.at;
  const count = samples.length;
  useEffect(() => {
    if (!rows || from === undefined || count < 2) return;
    let isLatest = true;
    const load = async () => {
      try {
        const all = await Promise.all(
          rows.map(async ({ id, name }) => {
            const history = await request('ror.contactHistory', { contactId: id, from, count });
            return { id, name, points: history.map((sample) => sample.points) };
          }),
        );
        if (isLatest) setPeople(all);
      } catch {
        // The card says that it has nothing to show; the chart above has told of the fault, if there is one.
        if (isLatest) setPeople([]);
      }
    };
    void load();
    return () => {
      isLatest = false;
    };
  }, [rows, from, count]);
  return people;
}

export interface Move {
  id: number;
  name: string;
  change: number;
}

/** Who gained and who lost the most points between two samples, largest first; changes below a tenth are left out. */
export function movesBetween(people: readonly PersonPoints[], from: number, to: number, most: number): { up: Move[]; down: Move[] } {
  const moves = people
    .map(({ id, name, points }) => ({ id, name, change: (points[to] ?? 0) - (points[from] ?? 0) }))
    .filter(({ change }) => Math.abs(change) >= 0.05)
    .sort((a, b) => b.change - a.change);
  return {
    up: moves.filter(({ change }) => change > 0).slice(0, most),
    down: moves
      .filter(({ change }) => change < 0)
      .reverse()
      .slice(0, most),
  };
}
