import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Arguments, parseArguments } from '../../../../src/main/cli/arguments';
import { backupCommands, keepBefore } from '../../../../src/main/cli/backup-commands';
import { aContact, aTouchpoint } from '../../../support/builders';
import { aProfile, type Profile } from '../features/backup/backup-support';

let root = '';
let dir = '';
let profile: Profile;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-cli-backup-'));
  dir = join(root, 'profile');
  profile = aProfile(dir);
});
afterEach(() => {
  profile.core.db.close();
  rmSync(root, { recursive: true, force: true });
});

function parsed(...argv: string[]): Arguments {
  const args = parseArguments(argv);
  if (args === 'help') throw new Error('asked for help');
  return args;
}

async function run(...argv: string[]) {
  const args = parsed(...argv);
  const command = backupCommands[args.command];
  if (!command) throw new Error(`no command ${args.command}`);
  return await command(profile.core, args);
}

const peopleNow = () => profile.reopen().db.prepare('SELECT name FROM contact ORDER BY name').pluck().all();
const none = { referrals: 0, purchases: 0, followUps: 0, organizations: 0 };

describe('backup and restore', () => {
  it('say the file as it was given, and how much is in it', async () => {
    aTouchpoint(profile.core, aContact(profile.core, { fullName: 'Ana' }));
    const file = join(root, 'kept.rapport');
    const counts = { contacts: 1, touchpoints: 1, ...none };
    expect((await run('backup', file)).json).toEqual({ file, counts });
    aContact(profile.core, { fullName: 'Bo' });
    const outcome = await run('restore', file);
    expect(outcome.json).toEqual({ file, counts });
    expect(outcome.text).toContain(join(dir, 'backups'));
    expect(peopleNow()).toEqual(['Ana']);
  });

  it('take the first line of a file as the passphrase', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    const file = join(root, 'kept.rapport');
    const secret = join(root, 'secret.txt');
    writeFileSync(secret, 'correct horse\r\nsecond line\n');
    await run('backup', file, '--passphrase-file', secret);
    await expect(run('restore', file)).rejects.toMatchObject({ code: 'invalid', field: 'passphrase' });
    writeFileSync(secret, 'correct horse');
    await run('restore', file, '--passphrase-file', secret);
    expect(peopleNow()).toEqual(['Ana']);
    writeFileSync(secret, '\n');
    await expect(run('backup', file, '--passphrase-file', secret)).rejects.toThrow('first line is empty');
    await expect(run('backup', file, '--passphrase-file', join(root, 'none'))).rejects.toMatchObject({ code: 'file' });
  });

  it('are followed by verify, which reads the backup', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    const file = join(root, 'kept.rapport');
    await run('backup', file);
    const sound = await run('verify');
    expect(sound).toMatchObject({ ok: true, json: { ok: true }, text: expect.stringMatching(/ok {6}backups: 1 backup can be read\.$/) });
    writeFileSync(file, 'PK\u0003\u0004 and nothing else');
    expect(await run('verify')).toMatchObject({
      ok: false,
      json: { ok: false },
      text: expect.stringContaining('FAILED  backups: 1 backup can’t be read: “kept.rapport” is damaged'),
    });
  });

  it('take one file', async () => {
    await expect(run('backup')).rejects.toThrow('backup takes one file');
    await expect(run('restore', 'a', 'b')).rejects.toThrow('restore takes one file');
  });
});

describe('an import', () => {
  it('is preceded by a backup, if there is something to lose', async () => {
    const kept = () => readdirSync(dir).includes('backups') && readdirSync(join(dir, 'backups'));
    await keepBefore(profile.core, parsed('import', 'x.vcf'));
    expect(kept()).toBe(false);
    aContact(profile.core, { fullName: 'Ana' });
    await keepBefore(profile.core, parsed('import', 'x.vcf', '--dry-run'));
    await keepBefore(profile.core, parsed('verify'));
    expect(kept()).toBe(false);
    await keepBefore(profile.core, parsed('import', 'x.vcf'));
    await keepBefore(profile.core, parsed('import', 'x.vcf'));
    expect(kept()).toEqual([expect.stringMatching(/-import\.rapport$/)]);
  });
});
