import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDesktop } from '@shared/domain/desktop';
import { nothingTold } from '@shared/domain/due-notices';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  autostartFile,
  desktopEntry,
  hasAutostart,
  removeAutostart,
  writeAutostart,
} from '../../../../src/main/electron/desktop/desktop-entry';
import { readPreferences, readTold, writePreferences, writeTold } from '../../../../src/main/electron/desktop/desktop-files';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-desktop-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the files of the desktop', () => {
  it('come back as they were written', () => {
    const chosen = { ...defaultDesktop, notify: true, time: null, quietFrom: '21:30' };
    writePreferences(dir, chosen);
    writeTold(dir, { turn: '2026-11-23 09:00', keys: ['a 2026-11-23'] });
    expect(readPreferences(dir)).toEqual(chosen);
    expect(readTold(dir)).toEqual({ turn: '2026-11-23 09:00', keys: ['a 2026-11-23'] });
  });

  it('are the defaults while they are not there: nothing asks for attention', () => {
    expect(readPreferences(dir)).toEqual(defaultDesktop);
    expect(defaultDesktop).toMatchObject({ notify: false, tray: false, keepRunning: false, names: false });
    expect(readTold(dir)).toEqual(nothingTold);
  });

  it('fill in what an older one does not say', () => {
    writeFileSync(join(dir, 'desktop.json'), '{"tray":true}');
    expect(readPreferences(dir)).toEqual({ ...defaultDesktop, tray: true });
  });

  it.each(['', 'null', '{"time":"25:00"}', '{"tray":1}'])('that can’t be read are an error: %s', (text) => {
    writeFileSync(join(dir, 'desktop.json'), text);
    writeFileSync(join(dir, 'desktop-told.json'), text);
    expect(() => readPreferences(dir)).toThrow();
    expect(() => readTold(dir)).toThrow();
  });
});

describe('start at login on Linux', () => {
  it('is a file in the autostart folder, gone when switched off', () => {
    const file = autostartFile({ XDG_CONFIG_HOME: dir }, '/home/ana', null);
    expect(file).toBe(join(dir, 'autostart/rapport.desktop'));
    expect(hasAutostart(file)).toBe(false);
    writeAutostart(file, ['/opt/Rapport/rapport', '--background']);
    expect(hasAutostart(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nName=Rapport\nExec="/opt/Rapport/rapport" "--background"\nTerminal=false\nX-GNOME-Autostart-enabled=true\n',
    );
    removeAutostart(file);
    removeAutostart(file);
    expect(hasAutostart(file)).toBe(false);
  });

  it('has a file for each profile', () => {
    const [own, work, other] = [null, '/data/work', '/data/other'].map((profile) => autostartFile({}, '/home/ana', profile));
    expect(own).toBe(join('/home/ana', '.config/autostart/rapport.desktop'));
    expect(new Set([own, work, other]).size).toBe(3);
  });

  it('quotes what a path may hold', () => {
    const exec = /^Exec=(.*)$/m.exec(desktopEntry(['/a b/$x', '100%', 'say "hi"', 'back\\slash', '`id`']))?.[1];
    expect(exec).toBe('"/a b/\\\\$x" "100%%" "say \\\\"hi\\\\"" "back\\\\\\\\slash" "\\\\`id\\\\`"');
    expect(() => desktopEntry(['/a\nExec=evil'])).toThrow('line break');
  });

  it('fails where the folder is a file', () => {
    mkdirSync(join(dir, 'config'));
    writeFileSync(join(dir, 'config/autostart'), '');
    expect(() => writeAutostart(autostartFile({ XDG_CONFIG_HOME: join(dir, 'config') }, '/', null), ['/x'])).toThrow();
  });
});
