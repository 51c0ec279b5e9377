import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BackupsView } from '@shared/backup-views';
import { AppError } from '@shared/errors';
import { databaseBytes } from '../../db/database-bytes';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import { BackupPlaces } from './places';

function backupsView(core: Core, places: BackupPlaces): BackupsView {
  const { folder, ownFolder } = places;
  const { problem } = places.notes();
  return { folder, isOwnFolder: folder === ownFolder, backups: places.all(), problem, nextBytes: databaseBytes(core.db.raw) };
}

/** What the data thread answers; making and restoring is in jobs.ts, which needs more. */
export function backupHandlers(core: Core): Handlers<'backup.list' | 'backup.useFolder'> {
  const places = new BackupPlaces(dirname(core.db.raw.name));
  return {
    'backup.list': () => backupsView(core, places),
    'backup.useFolder': ({ folder }) => {
      if (folder !== null && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        throw new AppError('file', `The folder “${folder}” is not there.`, { field: 'folder' });
      places.note({ folder: folder === places.ownFolder ? null : folder, problem: null });
      return backupsView(core, places);
    },
  };
}
