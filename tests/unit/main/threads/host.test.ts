import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { Backend } from '../../../../src/main/threads/backend';
import { type HostPort, hostBackend } from '../../../../src/main/threads/host';
import type { FromThread, ToThread } from '../../../../src/main/threads/messages';
import { releaseMemory } from '../../../../src/main/threads/release-memory';

test('after each request, a failed one too, and not before its answer', async () => {
  const events: string[] = [];
  const inbox = new EventEmitter();
  const port: HostPort = {
    postMessage: (message: FromThread) => events.push(message.type === 'result' ? `answer ${message.id}` : message.type),
    on: (event, listener) => inbox.on(event, listener),
    close: () => undefined,
  };
  const backend: Backend = {
    handle: async (name) => {
      if (name === 'import.apply') throw new Error('broken');
      return null;
    },
    invalidate: () => undefined,
    close: () => undefined,
  };
  hostBackend(port, { profileDir: '' }, { create: () => backend, asksToWrite: false, afterRequest: () => events.push('after') });
  const ask = (message: ToThread) => inbox.emit('message', message);
  ask({ type: 'request', id: 1, name: 'import.preview', input: {}, cancel: null });
  ask({ type: 'request', id: 2, name: 'import.apply', input: {}, cancel: null });
  await vi.waitFor(() => expect(events).toHaveLength(4));
  expect(events).toEqual(['answer 1', 'after', 'answer 2', 'after']);
});

test('what is no longer needed is given back at once', () => {
  let held: unknown[] | null = Array.from({ length: 1_000_000 }, (_, i) => ({ text: `a text of its own ${i}` }));
  expect(held).toHaveLength(1_000_000);
  const before = process.memoryUsage().heapUsed;
  held = null;
  releaseMemory();
  expect(process.memoryUsage().heapUsed).toBeLessThan(before - 40_000_000);
});
