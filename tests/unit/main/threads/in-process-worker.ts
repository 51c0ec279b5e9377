import { MessageChannel } from 'node:worker_threads';
import type { Backend } from '../../../../src/main/threads/backend';
import type { ThreadWorker } from '../../../../src/main/threads/client';
import { type HostOptions, hostBackend } from '../../../../src/main/threads/host';
import type { FromThread } from '../../../../src/main/threads/messages';

/** A thread's host at the other end of a real message channel, without a thread: its backend can be looked into. */
export function inProcessWorker<B extends Backend>(options: HostOptions<B>): ThreadWorker {
  const { port1, port2 } = new MessageChannel();
  hostBackend(port2, { profileDir: '/profile' }, options);
  return {
    postMessage: (message) => port1.postMessage(message),
    on: (event: 'message' | 'error' | 'exit', listener: (value: never) => void) => {
      if (event === 'message') port1.on('message', listener as (message: FromThread) => void);
      if (event === 'exit') port1.on('close', listener as () => void);
    },
    terminate: async () => {
      port1.close();
      return 1;
    },
  };
}
