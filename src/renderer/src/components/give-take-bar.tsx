import { formatPercent, formatPoints } from '../format';

interface GiveTakeBarProps {
  /** Units, faded. */
  give: number;
  take: number;
  /** 0 to 1. */
  giveShare: number;
}

/** What was given against what was taken: teal and amber, always with the words. */
export function GiveTakeBar({ give, take, giveShare }: GiveTakeBarProps) {
  if (give + take === 0) {
    return (
      <div>
        <div className="give-take-track" aria-hidden="true" />
        <div className="give-take-legend">Nothing given or taken yet</div>
      </div>
    );
  }
  const total = give + take;
  return (
    <div>
      <div className="give-take-track" aria-hidden="true">
        {give > 0 && <span className="give" style={{ width: `${(give / total) * 100}%` }} />}
        {take > 0 && <span className="take" style={{ width: `${(take / total) * 100}%` }} />}
      </div>
      <div className="give-take-legend">
        <span className="figure">Gave {formatPoints(give)}</span>
        <span className="figure">{formatPercent(giveShare)} give share</span>
        <span className="figure">Took {formatPoints(take)}</span>
      </div>
    </div>
  );
}
