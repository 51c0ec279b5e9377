import { Button, Menu } from '@mantine/core';
import { type Filter, parseQuery, printFilter, withFilter } from '@shared/domain/people-query';
import { IconChevronDown } from '@tabler/icons-react';
import { filterWords } from '../search/filter-words';
import { filterPeople } from './people-view';

const score = (comparison: '>' | '<=', value: number): Filter => ({ key: 'score', comparison, value });
const last = (comparison: '>' | '<=', count: number, unit: 'd' | 'y'): Filter => ({ key: 'last', comparison, count, unit });

const offered: readonly { key: 'score' | 'last'; label: string; filters: readonly Filter[] }[] = [
  { key: 'score', label: 'Score', filters: [score('>', 75), score('>', 50), score('>', 25), score('<=', 25), score('<=', 10)] },
  {
    key: 'last',
    label: 'Last touch',
    filters: [
      last('<=', 7, 'd'),
      last('<=', 30, 'd'),
      last('>', 30, 'd'),
      last('>', 90, 'd'),
      last('>', 1, 'y'),
      { key: 'last', never: true },
    ],
  },
];

/** The filters by score and by last touch, for the mouse: what is chosen is written into the search. */
export function NumberFilters({ text }: { text: string }) {
  const typed = parseQuery(text).terms.flatMap((term) => (term.type === 'filter' ? [term] : []));
  return offered.map(({ key, label, filters }) => {
    const own = typed.filter(({ filter }) => filter.key === key);
    const chosen = own.map(({ filter, not }) => printFilter(filter, not));
    const [first] = own;
    return (
      <Menu key={key} position="bottom-start" withinPortal shadow="md">
        <Menu.Target>
          <Button variant={own.length > 0 ? 'light' : 'default'} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {own.length === 1 && first ? filterWords(first.filter, first.not) : own.length > 1 ? `${label}: ${own.length}` : label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {filters.map((filter) => (
            <Menu.RadioItem
              key={printFilter(filter)}
              value={printFilter(filter)}
              checked={chosen.includes(printFilter(filter))}
              closeMenuOnClick
              onChange={() => filterPeople({ text: withFilter(text, key, filter) })}
            >
              {filterWords(filter)}
            </Menu.RadioItem>
          ))}
          {own.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => filterPeople({ text: withFilter(text, key, null) })}>Clear</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    );
  });
}
