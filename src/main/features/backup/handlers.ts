import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BackupsView } from '@shared/backup-views';
import { AppError } from '@shared/errors';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import { BackupPlaces } from './places';

function backupsView(places: BackupPlaces): BackupsView {
  const { folder, ownFolder } = places;
  return { folder, isOwnFolder: folder === ownFolder, backups: places.all(), problem: places.notes().problem };
}

/** What the data thread answers; making and restoring is in jobs.ts, which needs more. */
export function backupHandlers(core: Core): Handlers<'backup.list' | 'backup.useFolder'> {
  const places = new BackupPlaces(dirname(core.db.raw.name));
  return {
    'backup.list': () => backupsView(places),
    'backup.useFolder': ({ folder }) => {
      if (folder !== null && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        throw new AppError('file', `The folder “${folder}” is not there.`, { field: 'folder' });
      places.note({ folder: folder === places.ownFolder ? null : folder, problem: null });
      return backupsView(places);
    },
  };
}
