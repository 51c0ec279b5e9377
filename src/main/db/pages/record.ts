/** Records of a database page (format: sqlite.org/fileformat2.html#record_format), read with distrust. */
import { isUtf8 } from 'node:buffer';

export type Value = null | number | bigint | string | Buffer;

export interface DecodedRecord {
  values: Value[];
  /** A text had bytes that are no text; they were replaced. */
  isMended: boolean;
}

/** A varint at an offset: its value and where it ends; null when the bytes end first or it is no safe integer. */
export function readVarint(bytes: Buffer, at: number): { value: number; end: number } | null {
  let value = 0n;
  for (let i = 0; i < 9; i += 1) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    if (i === 8) {
      value = BigInt.asIntN(64, (value << 8n) | BigInt(byte));
    } else {
      value = (value << 7n) | BigInt(byte & 0x7f);
      if (byte >= 0x80) continue;
    }
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? { value: Number(value), end: at + i + 1 } : null;
  }
  return null;
}

const fixedBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function readInteger(bytes: Buffer, at: number, length: number): number | bigint {
  if (length < 8) return bytes.readIntBE(at, length);
  const value = bytes.readBigInt64BE(at);
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** The values of a record; null when its header and its length do not agree. */
export function decodeRecord(payload: Buffer): DecodedRecord | null {
  const header = readVarint(payload, 0);
  if (!header || header.value < header.end || header.value > payload.length) return null;
  const types: number[] = [];
  let total = header.value;
  for (let at = header.end; at < header.value; ) {
    const type = readVarint(payload, at);
    if (!type || type.end > header.value || type.value < 0 || type.value === 10 || type.value === 11) return null;
    types.push(type.value);
    total += type.value < 12 ? (fixedBytes[type.value] ?? 0) : Math.floor((type.value - 12) / 2);
    at = type.end;
  }
  if (total !== payload.length || types.length === 0) return null;

  let isMended = false;
  let at = header.value;
  const values = types.map((type): Value => {
    if (type === 0) return null;
    if (type === 8) return 0;
    if (type === 9) return 1;
    const length = type < 12 ? (fixedBytes[type] ?? 0) : Math.floor((type - 12) / 2);
    const start = at;
    at += length;
    if (type === 7) return payload.readDoubleBE(start);
    if (type < 7) return readInteger(payload, start, length);
    const bytes = payload.subarray(start, at);
    if (type % 2 === 0) return Buffer.from(bytes);
    isMended ||= !isUtf8(bytes);
    return bytes.toString('utf8');
  });
  return { values, isMended };
}
