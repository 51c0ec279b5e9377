/** Serves the window's files under app://, an origin of its own, instead of file://. */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { assetFile, assetHeaders } from './assets';
import { appScheme } from './origin';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } }]);
}

/** @param root The only folder whose files are served. */
export function serveAppScheme(root: string): void {
  protocol.handle(appScheme, async (request) => {
    const file = request.method === 'GET' ? assetFile(root, request.url) : null;
    const headers = file === null ? null : assetHeaders(file);
    if (file === null || headers === null) return new Response(null, { status: 403 });
    try {
      return new Response(await readFile(file), { headers });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Response(null, { status: 404 });
      throw error;
    }
  });
}
