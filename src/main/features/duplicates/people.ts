/** Everybody who may be a duplicate, as far as that is looked at. */
import { fold } from '@shared/domain/fold';
import type { Database } from '../../db/database';
import { type ComparableName, comparableName } from './names';

/** A way to reach somebody: `key` to compare, `value` to show. */
interface Reached {
  key: string;
  value: string;
}

export interface Suspect {
  id: number;
  /** The display name. */
  name: string;
  comparable: ComparableName;
  /** Folded; `''` without one. */
  organization: string;
  organizationName: string;
  birthday: string | null;
  emails: Reached[];
  phones: Reached[];
  profiles: Reached[];
  /** Domains of the e-mail addresses that are an organization's own. */
  domains: string[];
  /** `source` and instant of the imports that brought it: those of one file have the same. */
  files: string[];
}

/** Mail providers: the same domain says nothing there. */
const providers = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com yahoo.com yahoo.co.uk yahoo.co.jp yahoo.fr ' +
    'yahoo.de ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de ' +
    'freenet.de posteo.de mailbox.org fastmail.com zoho.com mail.com mail.ru yandex.ru yandex.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr ' +
    'libero.it virgilio.it tiscali.it alice.it comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net btinternet.com sky.com ' +
    'bluewin.ch qq.com 163.com 126.com naver.com hanmail.net daum.net rediffmail.com uol.com.br bol.com.br terra.com.br seznam.cz wp.pl o2.pl onet.pl'
  ).split(' '),
);

/** Names before the @ that belong to an office, not to a person. */
const offices = new Set(
  (
    'info information contact hello hallo hi office mail email post kontakt contacto contatto sales support help admin administration team ' +
    'service customerservice reception booking bookings press media jobs careers hr billing accounts accounting finance orders shop store web ' +
    'webmaster newsletter noreply no-reply donotreply marketing enquiries inquiries general buero sekretariat studio family'
  ).split(' '),
);

/** Whether an address is one that several people read, such as info@. */
export function isOfficeAddress(email: string): boolean {
  return offices.has(email.slice(0, email.indexOf('@')));
}

/** The address of somebody's own page; a company's home page has no path. */
const isProfile = (key: string) => key.length >= 8 && /[^/]\/[^/]/.test(key);

interface PersonRow {
  id: number;
  name: string;
  full_name: string;
  given: string;
  additional: string;
  family: string;
  suffix: string;
  organization: string;
  birthday: string | null;
}

/** Everybody but those in the trash, by id. `tick` is told now and then and may throw to stop. */
export function readSuspects(db: Database, tick: () => void): Suspect[] {
  const rows = db
    .prepare(
      `SELECT id, name, full_name, given, additional, family, suffix, organization, birthday FROM contact
       WHERE deleted_at IS NULL ORDER BY id`,
    )
    .all() as PersonRow[];
  const people = rows.map((row, index): Suspect => {
    if (index % 5_000 === 0) tick();
    return {
      id: row.id,
      name: row.name,
      comparable: comparableName({ ...row, fullName: row.full_name }),
      organization: fold(row.organization),
      organizationName: row.organization,
      birthday: row.birthday,
      emails: [],
      phones: [],
      profiles: [],
      domains: [],
      files: [],
    };
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  addPoints(db, byId, tick);
  addFiles(db, byId);
  return people;
}

function addPoints(db: Database, people: ReadonlyMap<number, Suspect>, tick: () => void): void {
  const points = db
    .prepare(
      `SELECT p.contact_id, p.kind, p.normalized, p.value FROM contact_point p JOIN contact c ON c.id = p.contact_id
       WHERE c.deleted_at IS NULL ORDER BY p.contact_id`,
    )
    .raw()
    .iterate() as IterableIterator<[contactId: number, kind: string, key: string, value: string]>;
  let read = 0;
  for (const [contactId, kind, key, value] of points) {
    read += 1;
    if (read % 20_000 === 0) tick();
    const person = people.get(contactId);
    if (!person) continue;
    const add = (list: Reached[]) => {
      if (!list.some((known) => known.key === key)) list.push({ key, value });
    };
    if (kind === 'email' && /^[^@]+@[^@]+$/.test(key)) {
      add(person.emails);
      const domain = key.slice(key.indexOf('@') + 1);
      if (!providers.has(domain) && !person.domains.includes(domain)) person.domains.push(domain);
    } else if (kind === 'phone' && /^\+?\d{7,}$/.test(key)) add(person.phones);
    else if ((kind === 'url' || kind === 'social') && isProfile(key)) add(person.profiles);
    else if (kind === 'im' && key.length >= 5) add(person.profiles);
  }
}

function addFiles(db: Database, people: ReadonlyMap<number, Suspect>): void {
  const origins = db
    .prepare(
      `SELECT o.contact_id, o.source || ' ' || o.imported_at FROM contact_origin o JOIN contact c ON c.id = o.contact_id
       WHERE c.deleted_at IS NULL AND o.source_uid IS NOT NULL`,
    )
    .raw()
    .iterate() as IterableIterator<[contactId: number, file: string]>;
  for (const [contactId, file] of origins) people.get(contactId)?.files.push(file);
}
