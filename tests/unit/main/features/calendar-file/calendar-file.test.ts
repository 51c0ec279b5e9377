import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followUpInput } from '@shared/domain/follow-up';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../src/main/db/database';
import { calendarFileHandlers } from '../../../../../src/main/features/calendar-file/handlers';
import { keepCalendarFile } from '../../../../../src/main/features/calendar-file/service';
import { setArchived } from '../../../../../src/main/features/contacts/service';
import { Core } from '../../../../../src/main/features/core';
import { completeFollowUps, createFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { aContact, START } from '../../../../support/builders';

let root: string;
let core: Core;
let now = START;
const control = { checkCancelled: () => undefined, progress: () => undefined };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-calendar-'));
  now = START;
  core = new Core({ db: openDatabase(join(root, 'profile')), now: () => now });
});
afterEach(() => {
  core.db.close();
  rmSync(root, { recursive: true, force: true });
});

const profile = () => join(root, 'profile');
const folder = () => join(root, 'shared');
const file = () => join(folder(), 'rapport.ics');
const keep = () => keepCalendarFile(core, profile(), control);
const titles = () =>
  new ICAL.Component(ICAL.parse(readFileSync(file(), 'utf8'))).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary);

async function use(chosen: string | null) {
  return await calendarFileHandlers(core)['calendarFile.use']({ folder: chosen }, { jobId: '', ...control } as never);
}

async function aKeptFile(): Promise<number> {
  mkdirSync(folder());
  const ana = aContact(core, { birthday: '--02-29' });
  const id = createFollowUp(core, followUpInput.parse({ contactId: ana, dueDate: '2026-11-02', reason: 'Call', recurrence: 'FREQ=DAILY' }));
  await use(folder());
  return id;
}

describe('the calendar file', () => {
  it('is off until a folder is chosen', () => {
    expect(keep()).toEqual({ file: null, writtenAt: null, problem: null });
    expect(readdirSync(root)).toEqual(['profile']);
  });

  it('follows what is planned, and is left alone while nothing changes', async () => {
    const id = await aKeptFile();
    expect(keep()).toEqual({ file: file(), writtenAt: START, problem: null });
    expect(titles()).toEqual(['Ana Garcia: Call', 'Birthday: Ana Garcia']);
    const before = { text: readFileSync(file(), 'utf8'), at: statSync(file()).mtimeMs, inode: statSync(file()).ino };
    now += 60_000;
    expect(keep().writtenAt).toBe(START);
    expect({ text: readFileSync(file(), 'utf8'), at: statSync(file()).mtimeMs, inode: statSync(file()).ino }).toEqual(before);
    completeFollowUps(core, [id]);
    expect(keep().writtenAt).toBe(START + 60_000);
    expect(readFileSync(file(), 'utf8')).toContain('DTSTART;VALUE=DATE:20261103\r\nRRULE:FREQ=DAILY');
    setArchived(core, [1], true);
    keep();
    expect(titles()).toEqual([]);
    expect(readdirSync(folder())).toEqual(['rapport.ics']);
  });

  it('is written again when somebody changed or removed it', async () => {
    await aKeptFile();
    keep();
    const whole = readFileSync(file(), 'utf8');
    writeFileSync(file(), 'torn');
    keep();
    expect(readFileSync(file(), 'utf8')).toBe(whole);
    rmSync(file());
    keep();
    expect(existsSync(file())).toBe(true);
  });

  it('says what keeps it from being written, and goes on when that is over', async () => {
    await aKeptFile();
    rmSync(folder(), { recursive: true });
    expect(keep().problem).toEqual({ at: START, message: expect.stringContaining('its folder is not there') });
    const view = await calendarFileHandlers(core)['calendarFile.get']({}, control as never);
    expect(view.problem?.message).toContain('rapport.ics');
    mkdirSync(folder());
    expect(keep().problem).toBeNull();
    expect(titles()).toHaveLength(2);
  });

  it('leaves a file of another program as it is', async () => {
    mkdirSync(folder());
    writeFileSync(file(), 'BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n');
    await use(folder());
    expect(keep().problem?.message).toContain('another program');
    expect(readFileSync(file(), 'utf8')).toContain('Other');
    await use(null);
    expect(keep()).toEqual({ file: null, writtenAt: null, problem: null });
    await expect(use(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'file', field: 'folder' });
  });
});
