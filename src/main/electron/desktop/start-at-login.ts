/** Whether the system starts Rapport when the user logs in. The system knows; nothing of it is kept here. */
import { homedir } from 'node:os';
import { app } from 'electron';
import { defaultProfileDir } from '../../profile';
import { autostartFile, hasAutostart, removeAutostart, writeAutostart } from './desktop-entry';
import { IN_BACKGROUND } from './in-background';

function otherProfile(profileDir: string): string | null {
  return profileDir === defaultProfileDir(process.platform, process.env, homedir()) ? null : profileDir;
}

function argumentsFor(profileDir: string): string[] {
  const other = otherProfile(profileDir);
  return [
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    // Chromium does not start as root without it.
    ...(process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : []),
    ...(other === null ? [] : ['--data', other]),
    IN_BACKGROUND,
  ];
}

/** An AppImage runs from a folder that is another one each time. */
const executable = () => process.env.APPIMAGE ?? process.execPath;

export function startsAtLogin(profileDir: string): boolean {
  if (process.platform === 'linux') return hasAutostart(autostartFile(process.env, homedir(), otherProfile(profileDir)));
  return app.getLoginItemSettings({ path: process.execPath, args: argumentsFor(profileDir) }).openAtLogin;
}

export function setStartsAtLogin(profileDir: string, on: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, path: process.execPath, args: argumentsFor(profileDir) });
    return;
  }
  const file = autostartFile(process.env, homedir(), otherProfile(profileDir));
  if (on) writeAutostart(file, [executable(), ...argumentsFor(profileDir)]);
  else removeAutostart(file);
}
