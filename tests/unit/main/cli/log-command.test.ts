import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError, usage } from '../../../../src/main/cli/arguments';
import { logCommands } from '../../../../src/main/cli/log-command';
import type { Outcome } from '../../../../src/main/cli/outcome';
import type { Core } from '../../../../src/main/features/core';
import { aContact, aCore, dump } from '../../../support/builders';

const NOW = ['--now', '2026-11-18T14:30:00Z'];

async function log(core: Core, ...argv: string[]): Promise<Outcome> {
  const args = parseArguments(['log', ...argv]);
  if (args === 'help') throw new Error('asked for help');
  const command = logCommands.log;
  if (!command) throw new Error('no command');
  return command(core, args);
}

describe('rapport log', () => {
  it('prints what was said, null for what was not, and writes nothing when it is only tried', async () => {
    const core = aCore();
    const before = dump(core);
    const full = await log(core, 'great coffee with Ana and Bo yesterday 45m #austin, ping in 3 weeks', ...NOW, '--dry-run');
    expect(full.json).toEqual({
      people: ['Ana', 'Bo'],
      kind: 'meeting',
      localDate: '2026-11-17',
      localTime: null,
      minutes: 45,
      sentiment: 2,
      tags: ['austin'],
      followUp: { due: '2026-12-09' },
    });
    expect((await log(core, 'Ana', ...NOW, '--dry-run')).json).toEqual({
      people: ['Ana'],
      kind: null,
      localDate: null,
      localTime: null,
      minutes: null,
      sentiment: null,
      tags: [],
      followUp: null,
    });
    expect(dump(core)).toEqual(before);
  });

  it('knows the people of the book by any part of their name', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana García' });
    expect((await log(core, 'coffee with ana', ...NOW, '--dry-run')).json).toMatchObject({ people: ['Ana García'] });
  });

  it('saves the touchpoint, new people and the follow-up as one action', async () => {
    const core = aCore(Date.parse('2026-11-18T14:30:00Z'));
    const ana = aContact(core, { fullName: 'Ana García' });
    const { text } = await log(core, 'call with Ana and Bo yesterday at 3pm 20m €4 about pricing #vip, follow up next Tuesday', ...NOW);
    expect(text).toContain('Bo is new');
    expect(text).toMatch(/Ana García: score 0\.0 → [1-9]/);
    const { raw } = core.db;
    expect(raw.prepare('SELECT kind, local_date, minutes, cost_minor, currency, subject FROM touchpoint').all()).toEqual([
      { kind: 'call', local_date: '2026-11-17', minutes: 20, cost_minor: 400, currency: 'EUR', subject: 'Call about pricing' },
    ]);
    expect(raw.prepare('SELECT contact_id, due_date FROM follow_up').all()).toEqual([{ contact_id: ana, due_date: '2026-11-24' }]);
    expect(core.step('undo')?.label).toBe('Log Call with 2 people');
    expect(raw.prepare('SELECT count(*) FROM contact').pluck().get()).toBe(1);
  });

  it('plans without logging anything', async () => {
    const core = aCore();
    await log(core, 'ping Ana in 3 weeks', ...NOW);
    expect(core.db.raw.prepare('SELECT count(*) FROM touchpoint').pluck().get()).toBe(0);
    expect(core.db.raw.prepare('SELECT due_date FROM follow_up').pluck().all()).toEqual(['2026-12-09']);
  });

  it('refuses an ambiguous name with those it may be, and whatever else is not sure', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana García' });
    aContact(core, { fullName: 'Ana Lopez' });
    const before = dump(core);
    await expect(log(core, 'coffee with Ana', ...NOW)).rejects.toThrow('“Ana” may be Ana García or Ana Lopez');
    await expect(log(core, 'coffee with Bo on 31 February', ...NOW)).rejects.toThrow('“on 31 February” is no day of the calendar');
    await expect(log(core, 'coffee with Bo 10,000 minutes', ...NOW)).rejects.toThrow('is more than a day');
    await expect(log(core, 'something', ...NOW)).rejects.toThrow('Who it was with is not said');
    expect(dump(core)).toEqual(before);
    expect((await log(core, 'coffee with Ana', ...NOW, '--dry-run')).warnings).toEqual(['not sure: “Ana” may be Ana García or Ana Lopez']);
  });

  it('takes words without quotation marks too; nothing to log and a wrong time are wrong usage', async () => {
    const core = aCore();
    expect((await log(core, 'coffee', 'with', 'Ana', ...NOW, '--dry-run')).json).toMatchObject({ people: ['Ana'], kind: 'meeting' });
    await expect(log(core, '  ', ...NOW)).rejects.toThrow(UsageError);
    expect(() => parseArguments(['log', 'x', '--now', 'yesterday'])).toThrow('--now takes a time such as');
    expect(() => parseArguments(['log', 'x', '--now', '2026-02-31T00:00:00Z'])).toThrow(UsageError);
    expect(parseArguments(['log', 'x', '--now', '2026-11-18T14:30'])).toMatchObject({ now: new Date(2026, 10, 18, 14, 30).getTime() });
    expect(parseArguments(['log', 'x', '--now', '2026-11-18'])).toMatchObject({ now: new Date(2026, 10, 18).getTime() });
    expect(usage).toContain('\n  log ');
  });
});
