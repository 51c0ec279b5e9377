import { type ContactPointKind, displayName } from '@shared/domain/contact';
import { escapeText } from '../content-lines';
import { DraftBuilder } from '../draft-builder';
import type { ParsedContact } from '../parsed-file';
import { decodePhoto, imageType } from '../photo';
import { CardRoles } from './card-roles';
import { onOneLine, splitEscaped, structured, unescapeText } from './escapes';
import { labelOf, plainLabel } from './labels';
import { OWN, PRODUCT } from './own-properties';
import type { Property, PropertyReader } from './property';
import { parseForeignDate, parseVCardDate } from './vcard-date';

/** A card as it stands in the file. */
export interface RawCard {
  /** 1-based order of its BEGIN. */
  row: number;
  version: string;
  properties: Property[];
  /** Names of those whose cards stand in this one as its AGENT. */
  agents: string[];
  warnings: string[];
}

/** Properties that are a way to reach somebody, and the service they name. */
const POINTS: Record<string, { kind: ContactPointKind; service?: string }> = {
  EMAIL: { kind: 'email' },
  TEL: { kind: 'phone' },
  URL: { kind: 'url' },
  IMPP: { kind: 'im' },
  SOCIALPROFILE: { kind: 'social' },
  'X-SOCIALPROFILE': { kind: 'social' },
  'X-TWITTER': { kind: 'social', service: 'Twitter' },
  'X-FACEBOOK': { kind: 'social', service: 'Facebook' },
  'X-LINKEDIN': { kind: 'social', service: 'LinkedIn' },
  'X-INSTAGRAM': { kind: 'social', service: 'Instagram' },
  'X-AIM': { kind: 'im', service: 'AIM' },
  'X-ICQ': { kind: 'im', service: 'ICQ' },
  'X-MSN': { kind: 'im', service: 'MSN' },
  'X-YAHOO': { kind: 'im', service: 'Yahoo' },
  'X-JABBER': { kind: 'im', service: 'Jabber' },
  'X-GTALK': { kind: 'im', service: 'Google Talk' },
  'X-GOOGLE-TALK': { kind: 'im', service: 'Google Talk' },
  'X-SKYPE': { kind: 'im', service: 'Skype' },
  'X-SKYPE-USERNAME': { kind: 'im', service: 'Skype' },
  'X-QQ': { kind: 'im', service: 'QQ' },
  'X-GADUGADU': { kind: 'im', service: 'Gadu-Gadu' },
  'X-GROUPWISE': { kind: 'im', service: 'GroupWise' },
  'X-MATRIX': { kind: 'im', service: 'Matrix' },
  'X-WHATSAPP': { kind: 'im', service: 'WhatsApp' },
  'X-SIGNAL': { kind: 'im', service: 'Signal' },
  'X-VIBER': { kind: 'im', service: 'Viber' },
  'X-WECHAT': { kind: 'im', service: 'WeChat' },
  'X-THREEMA': { kind: 'im', service: 'Threema' },
  'X-DISCORD': { kind: 'im', service: 'Discord' },
  'X-KAKAOTALK': { kind: 'im', service: 'KakaoTalk' },
  'X-GITHUB': { kind: 'social', service: 'GitHub' },
  'X-MASTODON': { kind: 'social', service: 'Mastodon' },
  'X-XING': { kind: 'social', service: 'Xing' },
  'X-YOUTUBE': { kind: 'social', service: 'YouTube' },
  'X-FLICKR': { kind: 'social', service: 'Flickr' },
  'X-TELEGRAM': { kind: 'im', service: 'Telegram' },
  'X-MS-IMADDRESS': { kind: 'im' },
  'X-SIP': { kind: 'im', service: 'SIP' },
};

const ANNIVERSARIES = new Set([
  'ANNIVERSARY',
  'X-ANNIVERSARY',
  'X-MS-ANNIVERSARY',
  'X-EVOLUTION-ANNIVERSARY',
  'X-KADDRESSBOOK-X-ANNIVERSARY',
]);
const DATES = new Set([...ANNIVERSARIES, 'X-ABDATE']);
const LABELLED = new Set([...Object.keys(POINTS), 'ADR', ...DATES]);

/** About the file rather than the person: the exporter writes its own. */
const OF_THE_FILE = new Set(['VERSION', 'PRODID']);
const OF_OUR_FILE = new Set([...OF_THE_FILE, 'REV']);

/** The custom field that says who acts for somebody. */
const AGENT = 'Agent';

/** Never a property: one that is left in a card is misspelt. */
const EDGES = new Set(['BEGIN', 'END']);

class CardMapper {
  private readonly draft = new DraftBuilder();
  private readonly groupLabels = new Map<string, { label: string; raw: string }>();
  private named = false;
  /** The first FN that repeats other properties. */
  private derivedName: string | null = null;

  private readonly card: RawCard;
  private readonly reader: PropertyReader;
  private readonly isOurs: boolean;
  private readonly roles: CardRoles;
  /** The one of several FN that says so itself; null if none does. */
  private readonly preferredName: Property | null;

  constructor(card: RawCard, reader: PropertyReader) {
    this.card = card;
    this.reader = reader;
    this.isOurs = card.properties.some(({ header, raw }) => header.name === 'PRODID' && raw.trim() === PRODUCT);
    this.roles = new CardRoles(card.properties, this.isOurs);
    // Ours have the name first, whatever others say of themselves.
    this.preferredName = this.isOurs
      ? null
      : preferredOf(card.properties.filter(({ header, raw }) => header.name === 'FN' && raw.trim() !== ''));
  }

  map(): ParsedContact {
    this.draft.warnings.push(...this.card.warnings);
    this.readGroupLabels();
    const passedOver = this.isOurs ? OF_OUR_FILE : OF_THE_FILE;
    for (const property of this.card.properties) {
      if (!passedOver.has(property.header.name) && !this.take(property)) this.keep(property);
    }
    for (const agent of this.card.agents) this.draft.custom(AGENT, agent);
    this.roles.into(this.draft);
    const { fields } = this.draft;
    const isDerived = fields.fullName === '' && this.derivedName !== null && displayName(fields) === this.derivedName;
    if (!isDerived && fields.fullName === '') this.draft.fullName(this.derivedName ?? '');
    const parsed = this.draft.finish(this.card.row);
    if (isDerived) parsed.draft.fields.fullName = '';
    return parsed;
  }

  /** Labels may stand before or after what they label. One that labels nothing we have a field for is kept with it. */
  private readGroupLabels(): void {
    const { properties } = this.card;
    if (!properties.some((property) => property.header.name === 'X-ABLABEL')) return;
    const labelled = new Set<string>();
    for (const { header } of properties)
      if (header.group !== undefined && LABELLED.has(header.name)) labelled.add(header.group.toLowerCase());
    for (const property of properties) {
      const { group, name } = property.header;
      if (name !== 'X-ABLABEL' || group === undefined || !labelled.has(group.toLowerCase())) continue;
      const raw = this.reader.text(property);
      this.groupLabels.set(group.toLowerCase(), { label: unescapeText(raw), raw });
    }
  }

  private ownLabel({ header }: Property): string | undefined {
    return header.group === undefined ? undefined : this.groupLabels.get(header.group.toLowerCase())?.label;
  }

  /** False if the property has no field, so that it must be kept as it is. */
  private take(property: Property): boolean {
    const { header } = property;
    const { name } = header;
    if (name === 'PHOTO') return this.photo(property);
    if (header.encoding === 'base64') return false;
    const text = this.reader.text(property);
    const point = POINTS[name];
    if (point) return this.point(property, text, point.kind, point.service);
    if (text.trim() === '') return true;
    switch (name) {
      case 'FN':
        return this.fullName(property, text);
      case 'N':
        return this.structuredName(property, text);
      case 'NICKNAME':
        for (const nickname of splitEscaped(text, ',')) this.draft.nickname(unescapeText(nickname));
        return true;
      case 'ORG':
      case 'TITLE':
      case OWN.roleFrom:
      case OWN.roleTo:
        return this.roles.take(property, text);
      case 'NOTE':
        this.draft.note(unescapeText(text));
        return true;
      case 'CATEGORIES':
        return this.categories(text);
      case 'UID':
        if (this.draft.uid !== null) return false;
        this.draft.uid = unescapeText(text).trim();
        return true;
      case 'ADR':
        return this.address(property, text);
      case 'BDAY':
      case 'X-BIRTHDAY':
        return this.birthday(property, text);
      case OWN.stage:
        return this.draft.fields.stage === null && this.draft.stage(unescapeText(text));
      case OWN.cadence:
        return this.draft.fields.cadenceDays === null && this.draft.cadence(text);
      case OWN.archived:
        return this.draft.archivedAt === null && this.draft.archived(text);
      case OWN.field: {
        const [label = '', ...value] = splitEscaped(text, ';');
        this.draft.ownField(unescapeText(label), unescapeText(value.join(';')));
        return true;
      }
      case 'AGENT':
        // Ours says it in a custom field already.
        if (!this.isOurs) this.draft.custom(AGENT, nameOfAgent(unescapeText(text)));
        return false;
      case 'X-ANDROID-CUSTOM':
        return this.androidCustom(text);
      case 'X-ABLABEL':
        return header.group !== undefined && this.groupLabels.has(header.group.toLowerCase());
      case 'KIND':
      case 'X-ADDRESSBOOKSERVER-KIND':
        if (text.trim().toLowerCase() === 'group') this.draft.warn('is a group in the file, not a person');
        return false;
      default:
        return DATES.has(name) && this.date(property, text);
    }
  }

  private fullName(property: Property, text: string): boolean {
    const { header } = property;
    if (this.draft.fields.fullName !== '' || (this.preferredName !== null && this.preferredName !== property)) return false;
    // RFC 9554: FN is obligatory, and this one only repeats other properties.
    if (header.params.DERIVED?.[0]?.toLowerCase() !== 'true') this.draft.fullName(unescapeText(text));
    else if (this.derivedName === null) this.derivedName = unescapeText(text).trim();
    else return false;
    return true;
  }

  private structuredName({ header }: Property, text: string): boolean {
    if (this.named) return false;
    const parts = structured(text);
    if (parts.every((part) => part.trim() === '')) return true;
    this.named = true;
    // RFC 6350 5.9: how a name is sorted that isn't written as it is spoken; a property of its own before.
    const sortedAs = header.params['SORT-AS']?.join(',') ?? '';
    if (sortedAs !== '') this.draft.extra('SORT-STRING', escapeText(sortedAs));
    const [family = '', given = '', additional = '', prefix = '', suffix = '', ...more] = parts;
    this.draft.namePart('family', family);
    this.draft.namePart('given', given);
    this.draft.namePart('additional', additional);
    this.draft.namePart('prefix', prefix);
    this.draft.namePart('suffix', suffix);
    // RFC 9554 adds a second surname and a generation after these five.
    return more.every((part) => part.trim() === '');
  }

  private categories(text: string): boolean {
    const commas = splitEscaped(text, ',');
    // Outlook separates the categories of a 2.1 card with semicolons.
    const parts = this.card.version === '2.1' ? commas.flatMap((part) => splitEscaped(part, ';')) : commas;
    for (const part of parts) this.draft.tag(unescapeText(part));
    return true;
  }

  private point(property: Property, text: string, kind: ContactPointKind, service: string | undefined): boolean {
    const { header } = property;
    const value = unescapeText(text).trim() || (kind === 'social' ? (header.params['X-USER']?.[0] ?? '') : '');
    const named =
      service ?? (kind === 'im' || kind === 'social' ? (header.params['X-SERVICE-TYPE'] ?? header.params['SERVICE-TYPE'])?.[0] : undefined);
    this.draft.point(kind, labelOf(header, this.ownLabel(property) ?? named), kind === 'email' ? unquoteDisplayName(value) : value);
    return true;
  }

  private address(property: Property, text: string): boolean {
    const { header } = property;
    const [poBox = '', extended = '', street = '', city = '', region = '', postalCode = '', country = '', ...more] = structured(text);
    // RFC 9554 puts finer parts after these seven, which repeat what is in them. A card of our making has the address without them too.
    const finer = more.some((part) => part.trim() !== '');
    if (finer && this.isOurs) return false;
    const formatted = header.params.LABEL?.join(',');
    const parts = { poBox, extended, street, city, region, postalCode, country };
    const empty = Object.values(parts).every((part) => part.trim() === '');
    if (empty && formatted !== undefined) parts.street = formatted;
    this.draft.address(labelOf(header, this.ownLabel(property)), parts);
    if (!empty && formatted !== undefined) this.draft.extra('LABEL', onOneLine(formatted));
    const place = header.params.GEO?.join(',') ?? '';
    if (place !== '') this.draft.extra('GEO', onOneLine(place));
    return !finer;
  }

  private birthday({ header }: Property, text: string): boolean {
    if (this.draft.fields.birthday !== null) return false;
    const date = unescapeText(text);
    this.draft.fields.birthday = parseVCardDate(date, header.params['X-APPLE-OMIT-YEAR']?.[0]) ?? parseForeignDate(date);
    return this.draft.fields.birthday !== null;
  }

  private date(property: Property, text: string): boolean {
    const { header } = property;
    const date = parseVCardDate(unescapeText(text), header.params['X-APPLE-OMIT-YEAR']?.[0]);
    if (date === null) return false;
    const own = this.ownLabel(property);
    const label = own === undefined ? (ANNIVERSARIES.has(header.name) ? 'anniversary' : 'date') : plainLabel(own);
    this.draft.date(label, date);
    return true;
  }

  /** Rows of Android's contact store that vCard 2.1 has no property for: `vnd.android.cursor.item/nickname;Nick;1;…`. */
  private androidCustom(text: string): boolean {
    const [type = '', value = '', kind = '', label = ''] = structured(text);
    if (type === 'vnd.android.cursor.item/nickname') {
      this.draft.nickname(value);
      return true;
    }
    const date = type === 'vnd.android.cursor.item/contact_event' ? parseVCardDate(value) : null;
    if (date === null) return false;
    // ContactsContract.CommonDataKinds.Event: 0 is custom, 1 anniversary, 2 other, 3 birthday.
    if (kind === '3' && this.draft.fields.birthday === null) this.draft.fields.birthday = date;
    else this.draft.date(kind === '1' ? 'anniversary' : label, date);
    return true;
  }

  private photo(property: Property): boolean {
    const { header, raw } = property;
    const { params } = header;
    const declared = [...(params.MEDIATYPE ?? []), ...(params.TYPE ?? [])].map(imageType).find((type) => type !== null) ?? null;
    if (header.encoding === 'base64') return raw.trim() === '' || this.takePhoto(raw, declared);
    if (raw.trim() === '') return true;
    const data = /^\s*data:([^;,\\]*)(?:;[^,\\]*)?;base64\\?,/i.exec(raw.slice(0, 500));
    if (data) return this.takePhoto(raw.slice(data[0].length), imageType(data[1] ?? '') ?? declared);
    const uri = params.VALUE?.some((value) => /^ur[il]$/i.test(value)) === true || /^\s*[a-z][a-z0-9+.-]*:/i.test(raw.slice(0, 100));
    // A card of another program's making may leave the encoding out.
    return !uri && !('reason' in decodePhoto(raw, null)) && this.takePhoto(raw, declared);
  }

  private takePhoto(base64: string, declared: string | null): boolean {
    if (this.draft.photo !== null) return false;
    const photo = decodePhoto(base64, declared);
    if ('reason' in photo) this.draft.warn(`the photo ${photo.reason}`);
    else this.draft.photo = photo;
    return true;
  }

  private keep(property: Property): void {
    const { header } = property;
    const own = LABELLED.has(header.name) ? this.groupLabels.get(header.group?.toLowerCase() ?? '') : undefined;
    if (own !== undefined && header.group !== undefined) {
      this.draft.extras.push({ group: header.group, name: 'X-ABLABEL', params: {}, value: onOneLine(own.raw) });
    }
    const base64 = header.encoding === 'base64';
    const value = base64 ? property.raw.replace(/\s+/g, '') : onOneLine(this.reader.text(property).trim());
    if (value === '') return;
    const params: Record<string, string[]> = {};
    for (const [name, values] of Object.entries(header.params)) {
      // Undone by now; what is exported is UTF-8.
      if (name !== 'CHARSET' && (name !== 'ENCODING' || base64)) params[name] = values;
    }
    this.draft.extras.push({
      ...(header.group === undefined ? {} : { group: header.group }),
      name: EDGES.has(header.name) ? `X-${header.name}` : header.name,
      params,
      value,
    });
  }
}

/** Of a card as the value of a property (RFC 2426 3.5.4), which is kept whole beside it; `''` if it is none. */
function nameOfAgent(card: string): string {
  if (!/^\s*BEGIN:VCARD\s/i.test(card)) return '';
  const name = /^(?:[\w-]+\.)?FN(?:;[^:\n]*)?:(.*)$/im.exec(card)?.[1]?.trim();
  if (name) return unescapeText(name);
  const [family = '', given = ''] = structured(/^(?:[\w-]+\.)?N(?:;[^:\n]*)?:(.*)$/im.exec(card)?.[1] ?? '').map((part) => part.trim());
  return `${given} ${family}`.trim();
}

/** RFC 6350 5.3: the lower PREF, the more; before 4.0 it is a type. */
function preferredOf(properties: readonly Property[]): Property | null {
  if (properties.length < 2) return null;
  const rank = ({ header: { params } }: Property): number =>
    params.TYPE?.some((type) => type.toLowerCase() === 'pref') === true ? 1 : Number(params.PREF?.[0] ?? Number.NaN);
  const ranked = properties.filter((property) => rank(property) >= 1).sort((a, b) => rank(a) - rank(b));
  return ranked[0] ?? null;
}

/** `"Omega" <omega@example.com>`: the quotes belong to the syntax of RFC 5322, not to the name. */
function unquoteDisplayName(value: string): string {
  return value.startsWith('"') ? value.replace(/^"([^"]*)"\s*</, '$1 <') : value;
}

/** A card as a contact. Whatever has no field is kept among the extras, so that nothing is lost. */
export function cardToDraft(card: RawCard, reader: PropertyReader): ParsedContact {
  return new CardMapper(card, reader).map();
}
