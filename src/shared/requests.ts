/** Names of everything that may cross from the window, without zod, so that the preload and the start of the program stay small. */

/**
 * Where a request runs. `window`: in the main process, with Electron at hand. `read` and `write`: in the data thread.
 * `job`: in the jobs thread, with progress and cancel.
 */
export type Effect = 'window' | 'read' | 'write' | 'job';

export const requestEffects = {
  'app.info': 'window',
  'app.openDataFolder': 'window',
  'app.openExternal': 'window',
  'app.chooseImportFiles': 'window',
  'app.chooseExportFile': 'window',
  'contacts.list': 'read',
  'contacts.ids': 'read',
  'contacts.get': 'read',
  'contacts.create': 'write',
  'contacts.update': 'write',
  'contacts.bulk': 'write',
  'contacts.setArchived': 'write',
  'contacts.remove': 'write',
  'contacts.restore': 'write',
  'contacts.facets': 'read',
  'organizations.list': 'read',
  'organizations.get': 'read',
  'organizations.names': 'read',
  'organizations.create': 'write',
  'organizations.save': 'write',
  'organizations.remove': 'write',
  'timeline.page': 'read',
  'touchpoints.create': 'write',
  'touchpoints.update': 'write',
  'touchpoints.remove': 'write',
  'referrals.list': 'read',
  'referrals.create': 'write',
  'referrals.update': 'write',
  'referrals.remove': 'write',
  'purchases.create': 'write',
  'purchases.update': 'write',
  'purchases.remove': 'write',
  'followUps.list': 'read',
  'followUps.create': 'write',
  'followUps.update': 'write',
  'followUps.complete': 'write',
  'followUps.reopen': 'write',
  'followUps.remove': 'write',
  'today.get': 'read',
  'ror.running': 'read',
  'ror.explain': 'read',
  'ror.contactHistory': 'read',
  'ror.history': 'job',
  'ror.rebuild': 'write',
  'search.query': 'read',
  'history.state': 'read',
  'history.list': 'read',
  'history.undo': 'write',
  'history.redo': 'write',
  'settings.get': 'read',
  'settings.update': 'write',
  'sample.load': 'write',
  'sample.remove': 'write',
  'import.preview': 'job',
  'import.map': 'job',
  'import.count': 'job',
  'import.rows': 'job',
  'import.decide': 'job',
  'import.apply': 'job',
  'import.discard': 'job',
  'export.write': 'job',
  'maintenance.verify': 'job',
  'jobs.cancel': 'window',
} as const satisfies Record<string, Effect>;
export type RequestName = keyof typeof requestEffects;
export const requestNames = Object.keys(requestEffects) as RequestName[];

export const eventNames = ['changed', 'job', 'command'] as const;
export type EventName = (typeof eventNames)[number];
