import type { Handlers } from '../handler';
import type { Backups } from './service';

type BackupJobs = 'backup.write' | 'backup.automatic' | 'backup.inspect' | 'backup.restore' | 'backup.discard' | 'backup.rehearse';

export function backupJobs(backups: Backups): Handlers<BackupJobs> {
  return {
    'backup.write': ({ file, passphrase }, job) => backups.writeTo(file, passphrase, job),
    'backup.automatic': (_input, job) => backups.automatic(job),
    'backup.inspect': ({ file, passphrase }, job) => backups.inspect(file, passphrase, job),
    'backup.restore': ({ token }, job) => backups.restore(token, job),
    'backup.discard': ({ token }) => {
      backups.discard(token);
      return null;
    },
    'backup.rehearse': ({ file, passphrase }, job) => backups.rehearse(file, passphrase, job),
  };
}
