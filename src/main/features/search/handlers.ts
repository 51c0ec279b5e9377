import { hasFilters, parseQuery, printQuery } from '@shared/domain/people-query';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import type { OrganizationLists } from '../organizations/service';
import { peopleOf, search } from './service';

/** Filters ask for people, so that no organization is what they mean. */
function organizationText(text: string): string {
  const query = parseQuery(text);
  return hasFilters(query) ? '' : printQuery(query.terms.map((term) => (term.type === 'phrase' ? { ...term, type: 'word' } : term)));
}

export function searchHandlers(core: Core, organizations: OrganizationLists): Handlers<'search.query' | 'search.people'> {
  return {
    'search.query': ({ text, limit }) => ({
      ...search(core, text, limit),
      organizations: organizationText(text) === '' ? [] : organizations.find(organizationText(text), limit),
    }),
    'search.people': ({ ids }) => peopleOf(core, ids),
  };
}
