import type { Events } from '@shared/contract';
import { AppError } from '@shared/errors';
import type { EventName, RequestName } from '@shared/requests';
import { afterEach, describe, expect, test } from 'vitest';
import type { JobControl } from '../../../../src/main/features/handler';
import type { Backend, BackendOptions, DatabaseInfo } from '../../../../src/main/threads/backend';
import { Router } from '../../../../src/main/threads/router';
import { inProcessWorker } from './in-process-worker';

type Handle = Backend['handle'];

const databaseInfo: DatabaseInfo = {
  databaseFile: '/profile/rapport.db',
  databaseBytes: 1,
  contacts: 2,
  sampleContacts: 0,
  lastChangeAt: null,
};

let openRouters: Router[] = [];
afterEach(async () => {
  for (const router of openRouters) await router.close();
  openRouters = [];
});

/** A router over two backends whose handlers the test gives; notes what reaches them. */
function aRouter(handlers: { data?: Handle; jobs?: Handle }) {
  const notes: string[] = [];
  const emitted: [EventName, Events[EventName]][] = [];
  const faults: string[] = [];
  const emitters: Record<string, BackendOptions['emit']> = {};
  const backend = (thread: 'data' | 'jobs') => (options: BackendOptions) => {
    notes.push(`${thread} open ${options.profileDir}`);
    emitters[thread] = options.emit;
    const none: Handle = async (name) => `${thread} ${name}`;
    return {
      handle: handlers[thread] ?? none,
      invalidate: () => void notes.push(`${thread} invalidate`),
      close: () => void notes.push(`${thread} close`),
    };
  };
  const router = new Router({
    spawnData: () => inProcessWorker({ create: backend('data'), databaseInfo: () => databaseInfo, asksToWrite: false }),
    spawnJobs: () => inProcessWorker({ create: backend('jobs'), asksToWrite: true }),
    emit: (name, payload) => emitted.push([name, payload]),
    onFault: (text) => faults.push(text),
  });
  openRouters.push(router);
  return { router, notes, emitted, faults, emitters };
}

describe('Router', () => {
  test('sends each request to the thread of its effect, and starts the jobs thread only for a job', async () => {
    const { router, notes } = aRouter({});
    await expect(router.request('contacts.list', {})).resolves.toBe('data contacts.list');
    await expect(router.request('contacts.remove', {})).resolves.toBe('data contacts.remove');
    expect(notes).toEqual(['data open /profile']);
    await expect(router.request('ror.history', {})).resolves.toBe('jobs ror.history');
    expect(notes).toEqual(['data open /profile', 'jobs open /profile']);
    await expect(router.request('app.info', {})).rejects.toMatchObject({ code: 'refused' });
    await expect(router.databaseInfo()).resolves.toEqual(databaseInfo);
  });

  test('runs the requests of a thread one at a time', async () => {
    const running = new Set<RequestName>();
    let most = 0;
    const { router } = aRouter({
      data: async (name) => {
        running.add(name);
        most = Math.max(most, running.size);
        await new Promise(setImmediate);
        running.delete(name);
      },
    });
    await Promise.all([router.request('contacts.list', {}), router.request('today.get', {}), router.request('search.query', {})]);
    expect(most).toBe(1);
  });

  test('passes expected errors on, and hides and reports the unexpected', async () => {
    const { router, faults } = aRouter({
      data: async (name) => {
        if (name === 'contacts.get') throw new AppError('not_found', 'This person is gone', { field: 'id' });
        throw new Error('no such table: contact');
      },
    });
    await expect(router.request('contacts.get', {})).rejects.toMatchObject({
      code: 'not_found',
      message: 'This person is gone',
      field: 'id',
    });
    expect(faults).toEqual([]);
    await expect(router.request('contacts.list', {})).rejects.toMatchObject({ code: 'internal' });
    expect(faults).toEqual([expect.stringContaining('no such table: contact')]);
  });

  test('a database that cannot be opened is tried again at the next request', async () => {
    let isLocked = true;
    const router = new Router({
      spawnData: () =>
        inProcessWorker({
          create: () => {
            if (isLocked) throw new AppError('file', 'The database is locked');
            return { handle: async () => 'fine', invalidate: () => undefined, close: () => undefined };
          },
          asksToWrite: false,
        }),
      spawnJobs: () => {
        throw new Error('not needed');
      },
      emit: () => undefined,
      onFault: () => undefined,
    });
    openRouters.push(router);
    await expect(router.open()).rejects.toMatchObject({ code: 'file' });
    await expect(router.request('contacts.list', {})).rejects.toMatchObject({ code: 'file' });
    isLocked = false;
    await expect(router.request('contacts.list', {})).resolves.toBe('fine');
  });

  test('a change in one thread reaches the window and makes the other thread forget', async () => {
    const change: Events['changed'] = { tables: ['contact'], contactIds: [7] };
    const { router, notes, emitted, emitters } = aRouter({});
    await router.request('contacts.list', {});
    await router.request('ror.history', {});
    emitters.data?.('changed', change);
    // Later requests come after the invalidation.
    await router.request('contacts.list', {});
    await router.request('ror.history', {});
    expect(emitted).toEqual([['changed', change]]);
    expect(notes.slice(2)).toEqual(['jobs invalidate']);
    emitters.jobs?.('changed', change);
    await router.request('ror.history', {});
    await router.request('contacts.list', {});
    expect(notes.slice(2)).toEqual(['jobs invalidate', 'data invalidate']);
  });

  test('no write of the data thread runs while a job writes', async () => {
    const events: string[] = [];
    const slowWrite = Promise.withResolvers<void>();
    const jobMayEnd = Promise.withResolvers<void>();
    const { router } = aRouter({
      data: async (name) => {
        events.push(`${name} begins`);
        if (name === 'contacts.create') await slowWrite.promise;
        events.push(`${name} ends`);
      },
      jobs: async (_name, _input, job: JobControl) => {
        await job.whileWriting(() => events.push('job writes'));
        await jobMayEnd.promise;
      },
    });
    const early = router.request('contacts.create', {});
    const job = router.request('import.apply', { jobId: 'j', token: 't' });
    await expect.poll(() => events).toEqual(['contacts.create begins']);
    slowWrite.resolve();
    await early;
    await expect.poll(() => events).toEqual(['contacts.create begins', 'contacts.create ends', 'job writes']);
    // The write is over though the job is not: others may write again.
    await router.request('contacts.remove', {});
    expect(events.at(-1)).toBe('contacts.remove ends');
    jobMayEnd.resolve();
    await job;
  });

  test('a job whose write fails gives the turn back', async () => {
    const { router } = aRouter({
      jobs: (_name, _input, job) =>
        job.whileWriting(() => {
          throw new AppError('file', 'The disk is full');
        }),
    });
    await expect(router.request('import.apply', { jobId: 'j', token: 't' })).rejects.toMatchObject({ code: 'file' });
    await expect(router.request('contacts.remove', {})).resolves.toBe('data contacts.remove');
  });

  test('while a job is alone neither thread has the database open, and what is asked meanwhile waits', async () => {
    const gate = Promise.withResolvers<void>();
    const { router, notes } = aRouter({
      data: async (name) => {
        notes.push(name);
        return name;
      },
      jobs: async (_name, _input, job) => {
        await gate.promise;
        await job.whileAlone?.(() => notes.push('alone'));
        return 'restored';
      },
    });
    await router.request('contacts.list', {});
    const restored = router.request('backup.restore', { jobId: 'r', token: 't' });
    const before = router.request('contacts.create', {});
    gate.resolve();
    await before;
    await expect.poll(() => notes).toContain('data close');
    // These wait in line, one behind the gate and one behind the closed thread.
    const after = [router.request('contacts.update', {}), router.request('contacts.get', {})];
    await expect(restored).resolves.toBe('restored');
    await expect(Promise.all(after)).resolves.toEqual(['contacts.update', 'contacts.get']);
    const alone = notes.indexOf('alone');
    const close = [notes.indexOf('data close'), notes.indexOf('jobs close')];
    expect(Math.max(...close)).toBeLessThan(alone);
    expect(notes.lastIndexOf('data open /profile')).toBeGreaterThan(alone);
    expect(notes.indexOf('contacts.create')).toBeLessThan(alone);
    expect(notes.indexOf('contacts.update')).toBeGreaterThan(alone);
  });

  test('work that fails while it is alone leaves both threads usable', async () => {
    const { router } = aRouter({
      jobs: async (_name, _input, job) =>
        job.whileAlone?.(() => {
          throw new AppError('conflict', 'Somebody else has it open');
        }),
    });
    await expect(router.request('backup.restore', { jobId: 'r', token: 't' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(router.request('contacts.remove', {})).resolves.toBe('data contacts.remove');
    await expect(router.request('backup.restore', { jobId: 'r', token: 't' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a job tells its progress, thinned out, and stops when asked to', async () => {
    const { router, emitted } = aRouter({
      jobs: async (_name, _input, job) => {
        for (let done = 0; ; done += 1) {
          job.progress('Reading', done, 0);
          job.checkCancelled();
          if (done % 1_000 === 0) await new Promise(setImmediate);
        }
      },
    });
    const job = router.request('maintenance.verify', { jobId: 'check-1' });
    await expect.poll(() => emitted.length).toBeGreaterThan(2);
    router.cancel('check-1');
    await expect(job).rejects.toMatchObject({ code: 'cancelled' });
    const steps = emitted.map(([, payload]) => payload as Events['job']);
    expect(steps[0]).toEqual({ jobId: 'check-1', label: 'Reading', done: 0, total: 0 });
    // Thousands of steps a second were reported by the job.
    expect(steps.length).toBeLessThan((steps.at(-1)?.done ?? 0) / 10);
  });

  test('a job that waits behind another can be stopped before it begins', async () => {
    const gate = Promise.withResolvers<void>();
    const begun: unknown[] = [];
    const { router } = aRouter({
      jobs: async (_name, input) => {
        begun.push(input);
        await gate.promise;
      },
    });
    const first = router.request('maintenance.verify', { jobId: '1' });
    const second = router.request('maintenance.verify', { jobId: '2' });
    await expect(router.request('maintenance.verify', { jobId: '2' })).rejects.toMatchObject({ code: 'conflict' });
    expect(router.running).toEqual(['maintenance.verify', 'maintenance.verify']);
    router.cancel('2');
    gate.resolve();
    await first;
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(begun).toEqual([{ jobId: '1' }]);
    expect(router.running).toEqual([]);
  });

  test('closing finishes what runs, then closes both databases', async () => {
    const { router, notes } = aRouter({
      data: async (name) => {
        await new Promise(setImmediate);
        notes.push(name);
      },
    });
    await router.request('ror.history', {});
    const write = router.request('contacts.create', {});
    await router.close();
    await write;
    expect(notes.filter((note) => !note.includes('open'))).toEqual(['jobs close', 'contacts.create', 'data close']);
    await expect(router.request('contacts.list', {})).rejects.toMatchObject({ code: 'internal' });
  });
});
