import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ThreadClient } from '../../../../src/main/threads/client';

/** Answers `contacts.list` with its thread's number, never answers `today.get`, and dies of anything else. */
const source = `
  const { parentPort, threadId } = require('node:worker_threads');
  parentPort.on('message', ({ type, id, name }) => {
    if (type === 'close') parentPort.close();
    else if (name === 'contacts.list') parentPort.postMessage({ type: 'result', id, result: { ok: true, value: threadId }, fault: null });
    else if (name !== 'today.get') throw new Error('boom');
  });
`;

let client: ThreadClient | null = null;
afterEach(async () => {
  await client?.close();
});

function aClient() {
  const faults: string[] = [];
  let crashes = 0;
  client = new ThreadClient({
    name: 'data',
    spawn: () => new Worker(source, { eval: true }),
    onEvent: () => undefined,
    onFault: (text) => faults.push(text),
    onCrash: () => {
      crashes += 1;
    },
  });
  return { client, faults, crashes: () => crashes };
}

describe('ThreadClient', () => {
  test('a crash rejects what was under way, and the next request finds a new thread', async () => {
    const { client, faults, crashes } = aClient();
    const before = await client.request('contacts.list', {});
    const waiting = client.request('today.get', {});
    const fatal = client.request('ror.rebuild', {});
    await expect(waiting).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('try again') });
    await expect(fatal).rejects.toMatchObject({ code: 'internal' });
    expect(crashes()).toBe(1);
    expect(faults).toEqual([expect.stringContaining('boom'), 'the data thread ended unexpectedly']);
    await expect(client.request('contacts.list', {})).resolves.not.toBe(before);
  });

  test('a second crash soon after leaves it down', async () => {
    const { client } = aClient();
    await expect(client.request('ror.rebuild', {})).rejects.toMatchObject({ code: 'internal' });
    await expect(client.request('ror.rebuild', {})).rejects.toMatchObject({ code: 'internal' });
    await expect(client.request('contacts.list', {})).rejects.toMatchObject({ message: expect.stringContaining('has stopped') });
  });

  test('closing does not wait for a thread that never ends', async () => {
    vi.useFakeTimers();
    try {
      let isTerminated = false;
      const faults: string[] = [];
      const stuck = new ThreadClient({
        name: 'data',
        spawn: () => ({
          postMessage: () => undefined,
          on: () => undefined,
          terminate: () => {
            isTerminated = true;
            return new Promise<number>(() => undefined);
          },
        }),
        onEvent: () => undefined,
        onFault: (text) => faults.push(text),
      });
      const waiting = expect(stuck.request('contacts.list', {})).rejects.toMatchObject({ code: 'internal' });
      const closed = stuck.close();
      await vi.advanceTimersByTimeAsync(10_000);
      await closed;
      await waiting;
      expect(isTerminated).toBe(true);
      expect(faults).toEqual(['the data thread did not close in time']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('closing a thread that never started is fine, and ends the use of it', async () => {
    const { client } = aClient();
    expect(client.isStarted).toBe(false);
    await client.close();
    await expect(client.request('contacts.list', {})).rejects.toMatchObject({ code: 'internal' });
  });
});
