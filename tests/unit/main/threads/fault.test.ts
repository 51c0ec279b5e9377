import { AppError } from '@shared/errors';
import { describe, expect, test } from 'vitest';
import { describeFault, toFailure } from '../../../../src/main/threads/fault';

describe('describeFault', () => {
  test('names the error and where it happened, not what the user typed', () => {
    const text = describeFault(new TypeError("cannot read \"Ana Garcia's note\" of 'Bo'"));
    expect(text).toMatch(/^TypeError: cannot read "…" of '…'\n\s+at .*fault\.test\.ts/);
    expect(text).not.toMatch(/Ana|Bo/);
  });

  test('follows the cause', () => {
    expect(describeFault(new Error('outer', { cause: new RangeError('inner') }))).toMatch(
      /^Error: outer[\s\S]*caused by RangeError: inner/,
    );
  });

  test('says the code of a system error', () => {
    expect(describeFault(Object.assign(new Error('disk'), { code: 'SQLITE_FULL' }))).toMatch(/^Error \[SQLITE_FULL\]: disk/);
  });
});

describe('toFailure', () => {
  test('passes expected errors on and keeps them out of the log', () => {
    const error = new AppError('invalid', 'Give a name', { field: 'contact.fullName' });
    expect(toFailure(error)).toEqual({ info: { code: 'invalid', message: 'Give a name', field: 'contact.fullName' }, fault: null });
  });

  test('hides the unexpected', () => {
    const { info, fault } = toFailure(new Error('no such column: x'));
    expect(info.code).toBe('internal');
    expect(info.message).not.toContain('column');
    expect(fault).toContain('no such column: x');
  });
});
