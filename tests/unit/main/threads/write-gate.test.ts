import { describe, expect, test } from 'vitest';
import { WriteGate } from '../../../../src/main/threads/write-gate';

describe('WriteGate', () => {
  test('closing waits for the writes under way', async () => {
    const gate = new WriteGate();
    const events: string[] = [];
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    const passes = [gate.pass(() => first.promise), gate.pass(() => second.promise)];
    gate.close(() => events.push('empty'));
    first.resolve();
    await passes[0];
    expect(events).toEqual([]);
    second.resolve();
    await passes[1];
    expect(events).toEqual(['empty']);
  });

  test('writes that come while it is closed wait, and keep their order', async () => {
    const gate = new WriteGate();
    const events: string[] = [];
    gate.close(() => events.push('empty'));
    const passes = ['a', 'b'].map((name) => gate.pass(async () => events.push(name)));
    await Promise.resolve();
    expect(events).toEqual(['empty']);
    gate.open();
    await Promise.all(passes);
    expect(events).toEqual(['empty', 'a', 'b']);
  });

  test('a write that fails leaves the gate usable', async () => {
    const gate = new WriteGate();
    await expect(gate.pass(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    let isEmpty = false;
    gate.close(() => {
      isEmpty = true;
    });
    expect(isEmpty).toBe(true);
  });
});
