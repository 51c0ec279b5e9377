/** What a backup says of itself: `manifest.json`, beside the snapshot in the archive. */
import { z } from 'zod';

export const MANIFEST_NAME = 'manifest.json';
export const SNAPSHOT_NAME = 'rapport.db';
export const BACKUP_FORMAT = 'rapport-backup';
/** Of the way a backup is built, not of what is in it. */
export const BACKUP_VERSION = 1;
/** A manifest is a few kB; more than this is not one. */
export const MAX_MANIFEST_BYTES = 1_000_000;

const count = z.int().min(0);

export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  /** The version of the program that made it. */
  program: z.string(),
  /** The version of the schema of the snapshot. */
  schema: count,
  /** When the snapshot was taken, ISO 8601 in UTC. */
  createdAt: z.iso.datetime(),
  /** Why it was made. */
  reason: z.string().default('manual'),
  /** Says, by being equal, that nothing was changed between two backups. */
  state: z.string().default(''),
  /** How many rows each table has. */
  counts: z.record(z.string(), count),
  snapshot: z.object({ name: z.literal(SNAPSHOT_NAME), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What is known of a snapshot before it is packed. */
export type SnapshotFacts = Pick<Manifest, 'program' | 'schema' | 'createdAt' | 'reason' | 'state' | 'counts'>;

/** The form of a manifest of any version, to tell a newer one from something else. */
export const anyManifest = z.object({ format: z.literal(BACKUP_FORMAT), version: z.number() });
