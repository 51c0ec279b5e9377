import { PersonAvatar } from '../../components/person-avatar';
import { ScoreBadge } from '../../components/score-badge';
import { formatPoints } from '../../format';
import { navigate } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { scoreTables } from '../../store/tables';

/** Who brings the most. */
export function TopPeopleCard() {
  const { data } = useQuery('contacts.list', { sort: 'score', descending: true, limit: 8 }, scoreTables);
  const people = (data?.rows ?? []).filter(({ points }) => points > 0);
  if (people.length === 0) return null;
  return (
    <section className="card side-card" aria-labelledby="top-title">
      <h2 className="section-label" id="top-title">
        Most points
      </h2>
      <ol className="plain-list">
        {people.map(({ id, name, points, score }) => (
          <li key={id}>
            <button type="button" className="text-button person-line" onClick={() => navigate({ page: 'person', id })}>
              <PersonAvatar name={name} size={24} />
              <span className="truncate">{name}</span>
              <span className="figure">{formatPoints(points)}</span>
              <ScoreBadge score={score} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
