import type { ResponseFigures } from '@shared/domain/rhythm';
import { formatNumber, formatPercent } from '../../format';
import { useQuery } from '../../store/query-cache';
import { scoreTables } from '../../store/tables';
import { durationText } from '../contacts/cadence-words';

const DAYS = 90;

function Row({ label, figures }: { label: string; figures: ResponseFigures }) {
  const { count, median, p90, withinDay } = figures;
  const isKnown = count > 0;
  return (
    <tr>
      <th scope="row" className="answers-side">
        {label}
      </th>
      <td className="answers-cell figure">{isKnown ? durationText(median) : '–'}</td>
      <td className="answers-cell figure">{isKnown ? durationText(p90) : '–'}</td>
      <td className="answers-cell figure">{isKnown ? formatPercent(withinDay) : '–'}</td>
      <td className="answers-cell figure">{formatNumber(count)}</td>
    </tr>
  );
}

/** How quickly you answer people, and they you. */
export function AnswersCard() {
  const { data } = useQuery('answers.overall', { days: DAYS }, scoreTables);
  if (!data || data.mine.count + data.theirs.count === 0) return null;
  return (
    <section className="card side-card" aria-labelledby="answers-title">
      <h2 className="section-label" id="answers-title">
        Answers in the last {DAYS} days
      </h2>
      <table className="answers-table">
        <thead>
          <tr>
            <td />
            <th scope="col" className="answers-cell answers-head">
              Half within
            </th>
            <th scope="col" className="answers-cell answers-head">
              Nine of ten
            </th>
            <th scope="col" className="answers-cell answers-head">
              Within a day
            </th>
            <th scope="col" className="answers-cell answers-head">
              Answers
            </th>
          </tr>
        </thead>
        <tbody>
          <Row label="You" figures={data.mine} />
          <Row label="They" figures={data.theirs} />
        </tbody>
      </table>
    </section>
  );
}
