/** Keeps Chromium off the network. No request leaves through a session, and no service of its own starts. */
import { app, type Session } from 'electron';
import { appScheme, devServerUrl, windowOrigin } from './origin';

const switches: Record<string, string> = {
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-sync': '',
  'disable-quic': '',
  'dns-prefetch-disable': '',
  'no-pings': '',
  'no-proxy-server': '',
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'host-resolver-rules': 'MAP * ~NOTFOUND',
};

const features = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'DnsOverHttps',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
];

/** Must run before the app is ready. */
export function disableNetworkServices(): void {
  for (const [name, value] of Object.entries(switches)) {
    // The development server is found by its name.
    if (name === 'host-resolver-rules' && devServerUrl !== null) continue;
    app.commandLine.appendSwitch(name, value);
  }
  const given = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch('disable-features', [given, ...features].filter((name) => name !== '').join(','));
}

/** Schemes that read no network: our own files, what a page holds in itself, and the developer tools' own files. */
const localSchemes = new Set([`${appScheme}:`, 'data:', 'blob:', 'devtools:']);

function isDevServer(url: URL): boolean {
  // Hot reload speaks ws:// with the same host.
  return devServerUrl !== null && url.host === new URL(windowOrigin).host;
}

/** Cancels each request of the session that would need the network. */
export function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, respond) => {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    respond({ cancel: parsed === null || !(localSchemes.has(parsed.protocol) || isDevServer(parsed)) });
  });
}
