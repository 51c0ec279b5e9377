import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Bridge } from '@shared/contract';
import type { RequestName } from '@shared/requests';
import { appArguments, expect, test, waitUntilReady } from './fixtures';
import { type NetworkSocket, networkSockets, portOf, processTree } from './sockets';

declare global {
  interface Window {
    rapport: Bridge;
  }
}

/** A server that counts who comes, to prove that nobody does. */
async function aServer() {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end('hello');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, port, visits: () => visits, close: () => server.close() };
}

/** Looks at the sockets of a process and its children again and again until `stop`. */
function watchSockets(pid: number) {
  const seen = new Map<string, NetworkSocket>();
  let looks = 0;
  let isOn = true;
  const watching = (async () => {
    while (isOn) {
      for (const socket of await networkSockets(await processTree(pid))) {
        seen.set(`${socket.protocol} ${socket.local} ${socket.remote}`, socket);
      }
      looks += 1;
      await new Promise(setImmediate);
    }
  })();
  return {
    looks: () => looks,
    stop: async () => {
      isOn = false;
      await watching;
      return [...seen.values()];
    },
  };
}

test.describe('network', () => {
  // biome-ignore lint/suspicious/noSkippedTests: sockets are read from /proc, which only Linux has
  test.skip(process.platform !== 'linux', 'reads /proc');

  test('the application as the user starts it opens no network socket', async ({ dataDir }) => {
    const executable: string = createRequire(import.meta.url)('electron');
    const app = spawn(executable, appArguments(dataDir), { stdio: 'ignore' });
    const ended = new Promise((done) => app.once('exit', done));
    const watch = watchSockets(app.pid ?? 0);
    try {
      await expect
        .poll(() => readFile(join(dataDir, 'logs/rapport.log'), 'utf8').catch(() => ''), { timeout: 30_000 })
        .toContain('window shown');
      // Services that phone home wait a while after the start.
      const shownAt = performance.now();
      await expect.poll(() => performance.now() - shownAt).toBeGreaterThan(5_000);
      expect(watch.looks()).toBeGreaterThan(5);
    } finally {
      app.kill();
      await ended;
    }
    expect(await watch.stop()).toEqual([]);
  });

  test('nor does it while it is used, apart from those of the test itself', async ({ app, page }) => {
    const pid = app.electron.process().pid ?? 0;
    const ports = (sockets: NetworkSocket[]) =>
      new Set(sockets.filter(({ remote }) => portOf(remote) === 0).map(({ local }) => portOf(local)));
    // Playwright steers the application through debugging ports that it opens on the loopback.
    const debugging = ports(await networkSockets(await processTree(pid)));
    expect(debugging.size).toBeGreaterThan(0);
    const watch = watchSockets(pid);
    const names: RequestName[] = ['settings.get', 'today.get', 'contacts.facets', 'history.state', 'ror.running', 'app.info'];
    for (const name of names) await page.evaluate((name) => window.rapport.request(name, {}), name);
    await page.reload();
    await waitUntilReady(page);
    const seen = await watch.stop();
    const foreign = seen.filter(({ local, remote }) => !debugging.has(portOf(local)) && !debugging.has(portOf(remote)));
    expect(foreign).toEqual([]);
  });
});

test('the page reaches no server by any way', async ({ page }) => {
  const server = await aServer();
  const outcomes = await page.evaluate(async (url) => {
    const failed = (element: HTMLElement, set: () => void) =>
      new Promise<string>((done) => {
        element.onload = () => done('loaded');
        element.onerror = () => done('blocked');
        set();
        document.body.append(element);
      });
    const image = document.createElement('img');
    const script = document.createElement('script');
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'loaded',
        () => 'blocked',
      );
    return {
      fetch: await outcome(fetch(url)),
      noCors: await outcome(fetch(url, { mode: 'no-cors' })),
      beacon: navigator.sendBeacon(url) ? 'queued' : 'blocked',
      socket: await new Promise<string>((done) => {
        try {
          const socket = new WebSocket(url.replace('http', 'ws'));
          socket.onopen = () => done('loaded');
          socket.onerror = () => done('blocked');
        } catch {
          done('blocked');
        }
      }),
      image: await failed(image, () => {
        image.src = url;
      }),
      script: await failed(script, () => {
        script.src = url;
      }),
      sheet: await failed(sheet, () => {
        sheet.href = url;
      }),
    };
  }, server.url);
  server.close();
  expect(outcomes).toMatchObject({
    fetch: 'blocked',
    noCors: 'blocked',
    socket: 'blocked',
    image: 'blocked',
    script: 'blocked',
    sheet: 'blocked',
  });
  expect(server.visits()).toBe(0);
});

test('even without the policy of the page, the session lets nothing out', async ({ app }) => {
  const server = await aServer();
  const outcome = await app.electron.evaluate(async ({ session }, url) => {
    try {
      return `answered ${(await session.defaultSession.fetch(url)).status}`;
    } catch (error) {
      return error instanceof Error ? error.message : 'failed';
    }
  }, server.url);
  server.close();
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(server.visits()).toBe(0);
});

test('no new window, no navigation, no frame', async ({ app, page }) => {
  const server = await aServer();
  const before = page.url();
  expect(await page.evaluate((url) => window.open(url) === null, server.url)).toBe(true);
  await page.evaluate((url) => {
    window.location.href = url;
  }, server.url);
  await page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, server.url);
  await page.evaluate(() => {
    window.location.href = 'file:///etc/passwd';
  });
  // An answer of the program proves that all of that has been dealt with.
  await page.evaluate(() => window.rapport.request('app.info', {}));
  expect(page.url()).toBe(before);
  expect(app.electron.windows()).toHaveLength(1);
  expect(server.visits()).toBe(0);
  server.close();
});

test('the page has no Node, no Electron and a bridge of two functions and the answers of the first page', async ({ page }) => {
  const found = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    module: typeof Reflect.get(window, 'module'),
    electron: typeof Reflect.get(window, 'electron'),
    bridge: Object.keys(window.rapport).sort(),
  }));
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    electron: 'undefined',
    bridge: ['firstPage', 'on', 'request'],
  });
});

test('the sandbox and the isolation are on', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return Reflect.apply(Reflect.get(window?.webContents ?? {}, 'getLastWebPreferences'), window?.webContents, []);
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
});

test('the policy of the page starts from nothing', async ({ page }) => {
  const response = await page.reload();
  const policy = (await response?.headerValue('content-security-policy')) ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(policy).toContain("connect-src 'none'");
  await waitUntilReady(page);
  const isRun = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.body.append(script);
    return document.documentElement.dataset.injected === 'yes';
  });
  expect(isRun).toBe(false);
});

test('addresses that lead out of the served folder are refused', async ({ app }) => {
  const statuses = await app.electron.evaluate(async ({ session }) => {
    const urls = [
      'app://rapport/index.html',
      'app://rapport/..%2f..%2fpackage.json',
      'app://rapport/%2e%2e/%2e%2e/package.json',
      'app://rapport/.sources',
      'app://elsewhere/index.html',
      'app://rapport/assets/missing.js',
    ];
    return Promise.all(urls.map(async (url) => (await session.defaultSession.fetch(url)).status));
  });
  expect(statuses).toEqual([200, 403, 404, 403, 403, 404]);
});

test('every permission is denied', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names: PermissionName[] = ['geolocation', 'notifications', 'camera', 'microphone', 'persistent-storage'];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).not.toContain('granted');
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('requests outside the contract, and inputs that break it, are refused with a reason', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const ask = (name: unknown, input: unknown) => window.rapport.request(name as Parameters<Bridge['request']>[0], input);
    return {
      unknown: await ask('db.exec', { sql: 'drop table contact' }),
      prototype: await ask('constructor', {}),
      invalid: await ask('contacts.get', { id: 'one' }),
      external: await ask('app.openExternal', { url: 'file:///etc/passwd' }),
      unchosenImport: await ask('import.preview', { jobId: 'j', files: ['/etc/passwd'] }),
      unchosenExport: await ask('export.write', { jobId: 'j', file: '/tmp/stolen.json' }),
    };
  });
  expect(answers).toEqual({
    unknown: { ok: false, error: { code: 'refused', message: 'There is no such request' } },
    prototype: { ok: false, error: { code: 'refused', message: 'There is no such request' } },
    invalid: { ok: false, error: { code: 'invalid', field: 'id', message: expect.stringMatching(/^Id: invalid input/) } },
    external: { ok: false, error: { code: 'refused', field: 'url', message: expect.stringContaining('links') } },
    unchosenImport: { ok: false, error: { code: 'refused', message: expect.stringContaining('chosen') } },
    unchosenExport: { ok: false, error: { code: 'refused', message: expect.stringContaining('chosen') } },
  });
});

test('the program checks the name itself, not only the bridge', async ({ app }) => {
  const answer = await app.electron.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const handlers: Map<string, (event: unknown, name: string, input: unknown) => unknown> = Reflect.get(ipcMain, '_invokeHandlers');
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const ask = (event: unknown, name: string) => handlers.get('rapport:request')?.(event, name, {});
    return {
      unknown: await ask({ sender: contents, senderFrame: contents?.mainFrame }, 'db.exec'),
      stranger: await ask({ sender: contents, senderFrame: null }, 'settings.get'),
      frame: await ask({ sender: contents, senderFrame: { parent: {}, origin: 'app://rapport' } }, 'settings.get'),
      origin: await ask({ sender: contents, senderFrame: { parent: null, origin: 'https://example.org' } }, 'settings.get'),
    };
  });
  const refused = { ok: false, error: expect.objectContaining({ code: 'refused' }) };
  expect(answer).toEqual({ unknown: refused, stranger: refused, frame: refused, origin: refused });
});
