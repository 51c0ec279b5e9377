import type { ContactFields, PreservedProperty } from '@shared/domain/contact';
import type { Photo } from './photo';

/** A contact on its way into a file. */
export interface OutgoingContact {
  uid: string;
  fields: ContactFields;
  /** What an import brought and the program has no field for. */
  extras: readonly PreservedProperty[];
  photo: Photo | null;
  /** Epoch ms; null leaves the time of the last change out. */
  updatedAt: number | null;
}
