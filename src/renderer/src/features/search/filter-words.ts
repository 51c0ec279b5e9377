/** Filters in plain words. */
import type { Comparison, Filter, SpanUnit } from '@shared/domain/people-query';
import { plural } from '../../format';

const units: Record<SpanUnit, string> = { d: 'day', w: 'week', m: 'month', y: 'year' };
const amounts: Record<Comparison, string> = { '<': 'under', '<=': 'at most', '>': 'over', '>=': 'at least', '=': '' };
const ago: Record<Comparison, (span: string) => string> = {
  '<': (span) => `less than ${span} ago`,
  '<=': (span) => `in the last ${span}`,
  '>': (span) => `over ${span} ago`,
  '>=': (span) => `${span} ago or longer`,
  '=': (span) => `${span} ago`,
};
const next: Record<Extract<Filter, { key: 'next' }>['value'], string> = {
  overdue: 'Follow-up overdue',
  today: 'Follow-up today',
  week: 'Follow-up in seven days',
  any: 'Has a follow-up',
  none: 'No follow-up',
};
const has: Record<Extract<Filter, { key: 'has' }>['value'], string> = {
  email: 'Has an e-mail',
  phone: 'Has a phone',
  birthday: 'Has a birthday',
  address: 'Has an address',
  photo: 'Has a photo',
  notes: 'Has notes',
  tag: 'Has a tag',
  stage: 'Has a stage',
  org: 'Has an organization',
};

function positive(filter: Filter): string {
  if ('never' in filter) return 'Never in touch';
  switch (filter.key) {
    case 'tag':
      return `Tag ${filter.value}`;
    case 'stage':
      return `Stage ${filter.value}`;
    case 'org':
      return `Organization ${filter.value}`;
    case 'score':
      return `Score ${amounts[filter.comparison]} ${filter.value}`.replace('  ', ' ');
    case 'give':
      return `Give share ${amounts[filter.comparison]} ${filter.value} %`.replace('  ', ' ');
    case 'last':
      return `Last touch ${ago[filter.comparison](plural(filter.count, units[filter.unit]))}`;
    case 'next':
      return next[filter.value];
    case 'has':
      return has[filter.value];
    case 'is':
      return 'Archived';
  }
}

/** What a filter asks for, such as "Score over 50" or "Not: Tag client". */
export function filterWords(filter: Filter, not = false): string {
  return not ? `Not: ${positive(filter)}` : positive(filter);
}
