import type { Core } from '../core';
import type { Handlers } from '../handler';
import { createOrganization, type OrganizationLists, organizationDetail, removeOrganization, saveOrganization } from './service';

export function organizationHandlers(
  core: Core,
  lists: OrganizationLists,
): Handlers<
  | 'organizations.list'
  | 'organizations.get'
  | 'organizations.names'
  | 'organizations.create'
  | 'organizations.save'
  | 'organizations.remove'
> {
  return {
    'organizations.list': (input) => lists.page(input),
    'organizations.get': ({ name }) => organizationDetail(core, name),
    'organizations.names': ({ text, limit }) => lists.find(text, limit).map(({ name }) => name),
    'organizations.create': ({ organization }) => {
      createOrganization(core, organization);
      return null;
    },
    'organizations.save': ({ name, organization }) => saveOrganization(core, name, organization),
    'organizations.remove': ({ name }) => {
      removeOrganization(core, name);
      return null;
    },
  };
}
