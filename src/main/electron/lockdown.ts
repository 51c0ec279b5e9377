/** What no page may do, whichever it is: use a device, leave the app, open windows. */
import { app, type Session } from 'electron';
import { windowOrigin } from './origin';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, respond) => respond(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, respond) => respond({}));
  session.on('will-download', (event) => event.preventDefault());
}

/** Holds for every page that is ever created. */
export function denyLeaving(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      // A reload of our own page is the only way to go anywhere.
      if (!event.isMainFrame || !URL.canParse(event.url) || !isWindowPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/** Custom schemes have the origin `null` for Node's URL, hence protocol and host. */
export function isWindowPage(url: string): boolean {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === windowOrigin;
}
