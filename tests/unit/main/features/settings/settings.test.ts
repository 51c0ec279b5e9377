import { describe, expect, it } from 'vitest';
import { settingsHandlers } from '../../../../../src/main/features/settings/handlers';
import { aContact, aCore, aTouchpoint } from '../../../../support/builders';

const job = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async <T>(work: () => T) => work() };

describe('settings', () => {
  it('have defaults, keep what is changed and leave the rest', async () => {
    const core = aCore();
    const handlers = settingsHandlers(core);
    const defaults = await handlers['settings.get']({}, job);
    expect(defaults.theme).toBe('system');
    const changed = await handlers['settings.update']({ patch: { theme: 'dark', stages: ['a', 'b'] } }, job);
    expect(changed).toEqual({ ...defaults, theme: 'dark', stages: ['a', 'b'] });
  });

  it('of points change every score, and undo changes them back; the look is not part of the history', async () => {
    const core = aCore();
    const handlers = settingsHandlers(core);
    const ana = aContact(core);
    aTouchpoint(core, ana);
    const ror = { ...core.ror, kinds: core.ror.kinds.map((kind) => ({ ...kind, points: kind.points * 3 })) };
    await handlers['settings.update']({ patch: { ror } }, job);
    await handlers['settings.update']({ patch: { theme: 'dark' } }, job);
    expect(core.board.scoreOf(ana, core.current()).points).toBeCloseTo(15, 9);
    expect(core.step('undo')).toEqual({ label: 'Change points and half-lives' });
    expect(core.board.scoreOf(ana, core.current()).points).toBeCloseTo(5, 9);
    expect(core.settings.theme).toBe('dark');
  });

  it('that no longer fit fall back to their defaults', async () => {
    const core = aCore();
    core.db.raw.prepare(`INSERT INTO setting (key, value) VALUES ('ror', '{"kinds": []}')`).run();
    core.db.raw.prepare(`INSERT INTO preference (key, value) VALUES ('theme', '"pink"')`).run();
    expect(core.settings.theme).toBe('system');
    expect(core.ror.kinds).toHaveLength(23);
  });
});
