/** What a file is, by its first bytes. */
import { open } from 'node:fs/promises';
import { cannotRead, isSystemError } from '../file-fault';

/** The first line of an age file. */
const AGE_MAGIC = 'age-encryption.org/v1\n';

export const isAgeHead = (head: string): boolean => head.startsWith(AGE_MAGIC);

/** The first bytes of a file as Latin-1. @throws what the system says */
export async function headOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(AGE_MAGIC.length);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead).toString('latin1');
  } finally {
    await handle.close();
  }
}

/** True if a file is encrypted. @throws AppError `file` if it can't be read */
export async function startsAsAge(file: string): Promise<boolean> {
  try {
    return isAgeHead(await headOf(file));
  } catch (error) {
    throw isSystemError(error) ? cannotRead(file, error) : error;
  }
}
