import type { Core } from '../core';
import type { Handlers } from '../handler';
import { changeMany } from './bulk';
import { ContactLists } from './list';
import { contactDetail, createContact, editContact, setArchived, setDeleted } from './service';

export function contactHandlers(
  core: Core,
): Handlers<
  | 'contacts.list'
  | 'contacts.ids'
  | 'contacts.get'
  | 'contacts.create'
  | 'contacts.update'
  | 'contacts.bulk'
  | 'contacts.setArchived'
  | 'contacts.remove'
  | 'contacts.restore'
  | 'contacts.facets'
> {
  const lists = new ContactLists(core);
  return {
    'contacts.list': (input) => lists.page(input),
    'contacts.ids': (input) => ({ ids: lists.everybody(input) }),
    'contacts.get': ({ id }) => contactDetail(core, id),
    'contacts.create': ({ contact }) => ({ id: createContact(core, contact) }),
    'contacts.update': ({ id, contact }) => {
      editContact(core, id, contact);
      return null;
    },
    'contacts.bulk': ({ ids, change }) => ({ changed: changeMany(core, ids, change) }),
    'contacts.setArchived': ({ ids, archived }) => {
      setArchived(core, ids, archived);
      return null;
    },
    'contacts.remove': ({ ids }) => {
      setDeleted(core, ids, true);
      return null;
    },
    'contacts.restore': ({ ids }) => {
      setDeleted(core, ids, false);
      return null;
    },
    'contacts.facets': () => lists.facets(),
  };
}
