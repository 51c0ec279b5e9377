import { type ContactPoint, displayName, type PreservedProperty, type Role } from '@shared/domain/contact';
import { contentLine, escapeText, escapeUri, singleLine } from '../content-lines';
import { UNNAMED } from '../draft-builder';
import type { OutgoingContact } from '../outgoing';
import { type WrittenLabel, writtenLabel } from './labels';
import { OWN, PRODUCT } from './own-properties';
import { paramText } from './write-params';

export type VCardVersion = '3.0' | '4.0';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const NAME = /^[A-Za-z0-9-]+$/;
/** Of the card or the file; never among what an import brought and we keep. */
const RESERVED = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'REV']);
/** Image types that vCard 3.0 has a word for (RFC 2426 3.1.4: those that are registered with IANA). */
const SHORT_IMAGE_TYPE = /^image\/(jpeg|png|gif|webp|bmp|tiff|avif|heic)$/;

/** Properties that name a messenger by themselves, for names that are no URI and so can't be an IMPP. */
const MESSENGERS = new Map([
  ['AIM', 'X-AIM'],
  ['ICQ', 'X-ICQ'],
  ['MSN', 'X-MSN'],
  ['Yahoo', 'X-YAHOO'],
  ['Jabber', 'X-JABBER'],
  ['Google Talk', 'X-GOOGLE-TALK'],
  ['Skype', 'X-SKYPE'],
  ['QQ', 'X-QQ'],
  ['Matrix', 'X-MATRIX'],
  ['Telegram', 'X-TELEGRAM'],
]);

const labels = new Map<string, WrittenLabel>();

function labelFor(property: string, label: string): WrittenLabel {
  const key = `${property} ${label}`;
  const known = labels.get(key);
  if (known) return known;
  if (labels.size > 1_000) labels.clear();
  const written = writtenLabel(property, label);
  labels.set(key, written);
  return written;
}

class CardWriter {
  private text = '';
  private items = 0;
  private readonly contact: OutgoingContact;
  private readonly version: VCardVersion;
  private readonly takenGroups: ReadonlySet<string>;

  constructor(contact: OutgoingContact, version: VCardVersion) {
    this.contact = contact;
    this.version = version;
    this.takenGroups = new Set(contact.extras.map(({ group }) => group?.toLowerCase() ?? ''));
  }

  write(): string {
    const { fields, uid, photo, extras, updatedAt, archivedAt } = this.contact;
    this.line('BEGIN:VCARD');
    this.line(`VERSION:${this.version}`);
    this.line(`PRODID:${PRODUCT}`);
    this.line(this.version === '3.0' || SCHEME.test(uid) ? `UID:${this.uri(uid)}` : `UID;VALUE=text:${escapeText(uid)}`);
    if (updatedAt !== null) this.line(`REV:${this.instant(updatedAt)}`);
    this.names();
    for (const point of fields.points) this.point(point);
    this.addresses();
    this.dates();
    if (fields.tags.length > 0) this.line(`CATEGORIES:${fields.tags.map(escapeText).join(',')}`);
    if (fields.notes.trim() !== '') this.line(`NOTE:${escapeText(fields.notes)}`);
    if (fields.stage) this.line(`${OWN.stage}:${escapeText(fields.stage)}`);
    if (fields.cadenceDays !== null) this.line(`${OWN.cadence}:${fields.cadenceDays}`);
    for (const { label, value } of fields.customFields) this.line(`${OWN.field}:${escapeText(label)};${escapeText(value)}`);
    if (archivedAt !== null) this.line(`${OWN.archived}:${new Date(archivedAt).toISOString()}`);
    if (photo) this.photo(photo.mediaType, photo.bytes);
    for (const extra of extras) this.extra(extra);
    this.line('END:VCARD');
    return this.text;
  }

  private line(text: string): void {
    this.text += contentLine(text);
  }

  /** A UID or the like that vCard 3.0 has as text and 4.0 as a URI. */
  private uri(value: string): string {
    return this.version === '3.0' ? escapeText(value) : escapeUri(value);
  }

  private instant(at: number): string {
    const iso = new Date(at).toISOString();
    // RFC 2426 has the extended format of ISO 8601, RFC 6350 only the basic one.
    return this.version === '3.0' ? iso : iso.replace(/[-:]|\.\d+/g, '');
  }

  private names(): void {
    const { fields } = this.contact;
    const { family, given, additional, prefix, suffix } = fields.name;
    if (fields.fullName === '') this.line(`FN;DERIVED=TRUE:${escapeText(displayName(fields) || UNNAMED)}`);
    else this.line(`FN:${escapeText(fields.fullName)}`);
    const parts = [family, given, additional, prefix, suffix];
    // RFC 2426 wants it in any card.
    if (this.version === '3.0' || parts.some((part) => part !== '')) this.line(`N:${parts.map(escapeText).join(';')}`);
    if (fields.nicknames.length > 0) this.line(`NICKNAME:${fields.nicknames.map(escapeText).join(',')}`);
    this.role('', { ...fields, from: fields.roleFrom, to: fields.roleTo });
    for (const role of fields.otherRoles) this.role(`${this.nextGroup()}.`, role);
  }

  private role(group: string, { organization, department, title, from, to }: Role): void {
    if (organization !== '' || department !== '')
      this.line(`${group}ORG:${[organization, ...unitsOf(department)].map(escapeText).join(';')}`);
    if (title !== '') this.line(`${group}TITLE:${escapeText(title)}`);
    if (from !== null) this.line(`${group}${OWN.roleFrom}:${from}`);
    if (to !== null) this.line(`${group}${OWN.roleTo}:${to}`);
  }

  /** Writes `name…:value`, in a group with its label where types don't say it. `name` has its parameters but for the types. */
  private labelled(name: string, { own, types, preferred }: WrittenLabel, value: string, appleLabel = own): void {
    const written = preferred && this.version === '3.0' ? [...types, 'pref'] : types;
    const typed = written.length === 0 ? name : `${name};TYPE=${written.join(',')}`;
    const header = preferred && this.version === '4.0' ? `${typed};PREF=1` : typed;
    if (own === '') {
      this.line(`${header}:${value}`);
      return;
    }
    const group = this.nextGroup();
    this.line(`${group}.${header}:${value}`);
    this.line(`${group}.X-ABLabel:${escapeText(appleLabel)}`);
  }

  private nextGroup(): string {
    let group: string;
    do group = `item${++this.items}`;
    while (this.takenGroups.has(group));
    return group;
  }

  private point({ kind, label, value }: ContactPoint): void {
    switch (kind) {
      case 'email':
        this.labelled('EMAIL', labelFor('EMAIL', label), escapeText(value));
        break;
      case 'phone':
        this.labelled('TEL', labelFor('TEL', label), escapeText(value));
        break;
      case 'url':
        this.labelled('URL', labelFor('URL', label), escapeUri(value));
        break;
      case 'social':
        this.service(this.version === '3.0' ? 'X-SOCIALPROFILE' : 'SOCIALPROFILE', label, value);
        break;
      case 'im':
        this.service('IMPP', label, value);
        break;
    }
  }

  /** A profile or a messenger, whose label mostly is the name of a service: a parameter (Apple's in 3.0, RFC 9554's in 4.0). */
  private service(property: string, label: string, value: string): void {
    const { own, ...rest } = labelFor(property, label);
    const text = property !== 'X-SOCIALPROFILE' && !SCHEME.test(value);
    const messenger = property === 'IMPP' && text ? MESSENGERS.get(own) : undefined;
    if (messenger !== undefined) {
      this.labelled(messenger, { own: '', ...rest }, escapeText(value));
      return;
    }
    const name = text ? `${property};VALUE=text` : property;
    const written = text ? escapeText(value) : escapeUri(value);
    const isPlain = /^[^\p{Cc}"^]+$/u.test(own) && own === own.trim();
    if (own === '' || !isPlain) {
      this.labelled(name, { own, ...rest }, written);
      return;
    }
    const param = this.version === '3.0' ? 'X-SERVICE-TYPE' : 'SERVICE-TYPE';
    // What Apple's programs go by; a type that is the service's name says nothing more to us.
    const types =
      property === 'X-SOCIALPROFILE' && NAME.test(own) && !/^(?:cell|pref)$/i.test(own) ? [own.toLowerCase(), ...rest.types] : rest.types;
    this.labelled(`${name};${param}=${paramText(own, this.version)}`, { own: '', types, preferred: rest.preferred }, written);
  }

  private addresses(): void {
    for (const address of this.contact.fields.addresses) {
      const { label, poBox, extended, street, city, region, postalCode, country } = address;
      const parts = [poBox, extended, street, city, region, postalCode, country];
      if (parts.some((part) => part !== '')) this.labelled('ADR', labelFor('ADR', label), parts.map(escapeText).join(';'));
    }
  }

  /** A partial date after the parameters it needs: `;X-APPLE-OMIT-YEAR=1604:1604-04-12`, `:--0412`. */
  private date(date: string): string {
    if (this.version === '3.0') {
      if (date.startsWith('--')) return `;X-APPLE-OMIT-YEAR=1604:1604-${date.slice(2)}`;
      return date.length === 10 ? `:${date}` : `;VALUE=text:${date}`;
    }
    if (date.startsWith('--')) return `:--${date.slice(2).replace('-', '')}`;
    return date.length === 10 ? `:${date.replaceAll('-', '')}` : `:${date}`;
  }

  private dates(): void {
    const { birthday, dates } = this.contact.fields;
    if (birthday !== null) this.line(`BDAY${this.date(birthday)}`);
    let anniversary = false;
    for (const { label, date } of dates) {
      if (label === 'anniversary' && this.version === '4.0' && !anniversary) {
        anniversary = true;
        this.line(`ANNIVERSARY${this.date(date)}`);
        continue;
      }
      const group = this.nextGroup();
      this.line(`${group}.X-ABDATE${this.date(date)}`);
      // As Apple's programs write it, so that they show it in the user's language.
      this.line(`${group}.X-ABLabel:${label === 'anniversary' ? '_$!<Anniversary>!$_' : escapeText(label)}`);
    }
  }

  private photo(mediaType: string, bytes: Uint8Array): void {
    const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    if (this.version === '4.0') this.line(`PHOTO:data:${mediaType};base64,${base64}`);
    else this.line(`PHOTO;ENCODING=b;TYPE=${SHORT_IMAGE_TYPE.exec(mediaType)?.[1]?.toUpperCase() ?? mediaType}:${base64}`);
  }

  private extra({ group, name, params, value }: PreservedProperty): void {
    const named = name.replace(/[^A-Za-z0-9_-]+/g, '-');
    if (named === '' || named.toUpperCase() === 'REV') return;
    let header = group !== undefined && /^[A-Za-z0-9_-]+$/.test(group) ? `${group}.` : '';
    header += RESERVED.has(named.toUpperCase()) ? `X-${named}` : named;
    for (const [param, values] of Object.entries(params)) {
      if (NAME.test(param) && values.length > 0) header += `;${param}=${values.map((text) => paramText(text, this.version)).join(',')}`;
    }
    this.line(`${header}:${singleLine(value)}`);
  }
}

/** `Sales / North` as units of the organization, if it reads back as it is. */
function unitsOf(department: string): string[] {
  if (department === '') return [];
  const units = department.split(' / ');
  return units.every((unit) => unit !== '' && unit === unit.trim()) ? units : [department];
}

/**
 * A contact as a vCard 3.0 (RFC 2426) or 4.0 (RFC 6350), with CR LF after each line. Our own reader gets the same contact out of
 * it, but for control characters, and white space at the ends of the notes. What has no property of the standard is in
 * `X-RAPPORT-…` (own-properties.ts); what an import brought and we have no field for is written as it came.
 */
export function writeVCard(contact: OutgoingContact, version: VCardVersion): string {
  return new CardWriter(contact, version).write();
}
