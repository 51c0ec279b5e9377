import type { Core } from '../core';
import type { Handlers } from '../handler';
import type { OrganizationLists } from '../organizations/service';
import { search } from './service';

export function searchHandlers(core: Core, organizations: OrganizationLists): Handlers<'search.query'> {
  return {
    'search.query': ({ text, limit }) => ({
      ...search(core, text, limit),
      organizations: text.trim() === '' ? [] : organizations.find(text, limit),
    }),
  };
}
