/** The requests of safe mode, while the profile's database can't be used. */
import { z } from 'zod';
import type {
  DamageComparison,
  FoundBackups,
  RecoveryPreview,
  RecoveryRestoreSummary,
  RecoveryState,
  SalvageSummary,
} from './recovery-views';
import { jobId, none, passphrase, spec } from './request-spec';

const token = z.string();

export const recoveryContract = {
  /** Why the database can't be used; null when it can. */
  'recovery.state': spec<RecoveryState | null>()(none),
  /** Puts all that can be read of a damaged database into a new one, which takes its place; the damaged one is kept beside. */
  'recovery.salvage': spec<SalvageSummary>()(z.object({ jobId })),
  /** The backups that can be found without the database. */
  'recovery.backups': spec<FoundBackups>()(none),
  /** Unpacks and checks a backup that was found or chosen in a dialog. */
  'recovery.inspect': spec<RecoveryPreview>()(z.object({ jobId, file: z.string(), passphrase })),
  /** Reads what can be read of the damaged database, and says what of it is not in what was unpacked. */
  'recovery.compare': spec<DamageComparison>()(z.object({ jobId, token })),
  /** Puts what was unpacked in the place of the damaged database, which is kept beside. */
  'recovery.restore': spec<RecoveryRestoreSummary>()(z.object({ token })),
  'recovery.discard': spec<null>()(none),
  /** Begins with an empty database; the damaged one is kept beside. */
  'recovery.startEmpty': spec<{ keptAs: string | null }>()(none),
  /** Tries to open the database again; the window then shows its pages. `asItIs`: what it holds now is right, whoever changed it. */
  'recovery.reopen': spec<null>()(z.object({ asItIs: z.boolean().optional() })),
} as const;
