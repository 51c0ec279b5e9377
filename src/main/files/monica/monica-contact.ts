import type { ContactPointKind } from '@shared/domain/contact';
import { isPartialDate } from '@shared/domain/dates';
import { singleLine } from '../content-lines';
import { DraftBuilder } from '../draft-builder';
import type { ParsedContact } from '../parsed-file';
import { decodePhoto, imageType, type Photo } from '../photo';
import type { FieldType, Instance } from './instance';
import { flagAt, isValues, listAt, listsOf, momentAt, objectAt, textAt, type Values } from './values';

/** What is mapped below, what is about records of other lists, and what only Monica's own pages need. */
const KNOWN = new Set([
  ...['first_name', 'middle_name', 'last_name', 'nickname', 'description', 'is_active', 'is_dead', 'job', 'company', 'tags', 'gender'],
  ...['food_preferences', 'stay_in_touch_frequency', 'birthdate', 'deceased_date', 'first_met_date', 'first_met_through', 'avatar'],
  ...['first_met_where', 'first_met_additional_info', 'stay_in_touch_trigger_date', 'last_consulted_at'],
  ...['number_of_views', 'deceased_reminder', 'first_met_reminder'],
]);
/** Lists of a contact that become records, or are mapped below. */
const LISTS = new Set([
  ...['call', 'contact_field', 'debt', 'gift', 'note', 'reminder', 'task', 'address', 'pet', 'conversation', 'life_event', 'activity'],
  ...['photo', 'document'],
]);
const MESSENGERS = /whatsapp|telegram|signal|skype|messenger|threema|matrix|jabber|xmpp|icq|wechat|viber|\bline\b|discord|slack/i;
const NETWORKS =
  /facebook|twitter|linkedin|instagram|github|gitlab|mastodon|tiktok|youtube|xing|pinterest|reddit|snapchat|bluesky|threads/i;

function kindOf({ type, protocol, name }: FieldType, value: string): ContactPointKind | null {
  if (type === 'email' || protocol === 'mailto:' || /^e-?mail/i.test(name)) return 'email';
  if (type === 'phone' || protocol === 'tel:' || /phone|mobile/i.test(name)) return 'phone';
  if (MESSENGERS.test(name) || /^(?:whatsapp|telegram|skype|xmpp|https:\/\/wa\.me)/.test(protocol)) return 'im';
  if (NETWORKS.test(name) || NETWORKS.test(protocol)) return 'social';
  return /^https?:/i.test(value) || /website|web page|url|blog/i.test(name) ? 'url' : null;
}

/** A special date of Monica as a partial date; null for none. One that was worked out from an age is a year. */
function specialDate(values: Values): string | null {
  const day = textAt(values, 'date').slice(0, 10);
  const date = flagAt(values, 'is_year_unknown') ? `-${day.slice(4)}` : flagAt(values, 'is_age_based') ? day.slice(0, 4) : day;
  return isPartialDate(date) ? date : null;
}

const uuids = (values: readonly unknown[]): string[] => values.flatMap((value) => (typeof value === 'string' ? [value] : []));

function decoded(photo: Values | undefined): Photo | { reason: string } {
  const data = photo ? textAt(photo, 'dataUrl') : '';
  const comma = data.indexOf(',');
  if (!/^data:[^,]*;base64$/i.test(data.slice(0, comma))) return { reason: 'is not in the file' };
  return decodePhoto(data.slice(comma + 1), imageType(data.slice(5, comma).split(';')[0] ?? ''));
}

class MonicaContact {
  private readonly draft = new DraftBuilder();
  private readonly contact: Values;
  private readonly properties: Values;
  private readonly lists: ReadonlyMap<string, unknown[]>;
  private readonly instance: Instance;

  constructor(contact: Values, instance: Instance) {
    this.contact = contact;
    this.properties = objectAt(contact, 'properties');
    this.lists = listsOf(contact);
    this.instance = instance;
  }

  map(row: number, relations: readonly { label: string; name: string }[]): ParsedContact {
    const { draft } = this;
    draft.uid = textAt(this.contact, 'uuid') || null;
    this.person();
    this.dates();
    for (const item of this.each('contact_field')) this.contactField(item);
    for (const item of this.each('address')) this.address(item);
    for (const { label, name } of relations) draft.custom(label, name);
    for (const item of this.each('pet')) draft.custom('Pet', withDetails(textAt(item, 'name'), [textAt(item, 'category')]));
    for (const item of this.each('debt')) this.debt(item);
    for (const item of this.each('gift')) this.giftIdea(item);
    this.photos();
    this.rest();
    return draft.finish(row);
  }

  /** The properties of the items of a list. */
  private each(type: string): Values[] {
    return (this.lists.get(type) ?? []).filter(isValues).map((item) => objectAt(item, 'properties'));
  }

  private text(name: string): string {
    return textAt(this.properties, name);
  }

  private person(): void {
    const { draft, properties } = this;
    draft.namePart('given', this.text('first_name'));
    draft.namePart('additional', this.text('middle_name'));
    draft.namePart('family', this.text('last_name'));
    draft.nickname(this.text('nickname'));
    draft.title(this.text('job'));
    draft.organization(this.text('company'));
    for (const tag of listAt(properties, 'tags')) draft.tag(typeof tag === 'string' ? tag : isValues(tag) ? textAt(tag, 'name') : '');
    draft.note(this.text('description'));
    draft.cadence(this.text('stay_in_touch_frequency'));
    const gender = this.text('gender');
    draft.custom('Gender', this.instance.genders.get(gender) ?? gender);
    draft.custom('Food preferences', this.text('food_preferences'));
    if (properties.is_active === false) draft.archivedAt = momentAt(this.contact, 'updated_at')?.at ?? 0;
    if (this.instance.me !== '' && draft.uid === this.instance.me) draft.warn('is you yourself in Monica');
  }

  private dates(): void {
    const { draft, properties } = this;
    draft.fields.birthday = specialDate(objectAt(properties, 'birthdate'));
    const met = specialDate(objectAt(properties, 'first_met_date'));
    if (met !== null) draft.date('First met', met);
    draft.custom('First met at', this.text('first_met_where'));
    draft.custom('How we met', this.text('first_met_additional_info'));
    const deceased = specialDate(objectAt(properties, 'deceased_date'));
    if (deceased !== null || flagAt(properties, 'is_dead')) draft.custom('Deceased', deceased ?? 'yes');
  }

  private contactField(item: Values): void {
    const value = textAt(item, 'data');
    const type = this.instance.fieldTypes.get(textAt(item, 'type')) ?? { name: textAt(item, 'type'), type: '', protocol: '' };
    const kind = kindOf(type, value);
    if (kind === null) this.draft.custom(type.name || 'Contact field', value);
    else this.draft.point(kind, kind === 'email' || kind === 'phone' ? '' : type.name, value);
  }

  private address(item: Values): void {
    const country = textAt(item, 'country');
    this.draft.address(textAt(item, 'name'), {
      street: textAt(item, 'street'),
      city: textAt(item, 'city'),
      region: textAt(item, 'province'),
      postalCode: textAt(item, 'postal_code'),
      country,
    });
    const [latitude, longitude] = [textAt(item, 'latitude'), textAt(item, 'longitude')];
    if (latitude !== '' && longitude !== '') this.draft.extra('GEO', `geo:${singleLine(latitude)},${singleLine(longitude)}`);
  }

  private debt(item: Values): void {
    const amount = [textAt(item, 'amount'), textAt(item, 'currency')].filter((part) => part !== '').join(' ');
    const status = textAt(item, 'status') === 'inprogress' ? 'open' : textAt(item, 'status');
    // `in_debt`: the user is, as Monica's own pages put it.
    this.draft.custom(
      'Debt',
      withDetails(`${flagAt(item, 'in_debt') ? 'I owe them' : 'They owe me'} ${amount}`.trim(), [status, textAt(item, 'reason')]),
    );
  }

  /** Gifts that were given or received are touchpoints. */
  private giftIdea(item: Values): void {
    if (/^(?:offered|given|received)$/.test(textAt(item, 'status'))) return;
    this.draft.custom(
      'Gift idea',
      withDetails(
        textAt(item, 'name'),
        ['comment', 'amount', 'url'].map((name) => textAt(item, name)),
      ),
    );
  }

  private photos(): void {
    const { draft, instance } = this;
    const picture = objectAt(this.properties, 'avatar');
    const avatar = textAt(picture, 'avatar_photo');
    const link = textAt(picture, 'avatar_external_url');
    if (/^https?:\/\//i.test(link)) draft.extras.push({ name: 'PHOTO', params: { VALUE: ['uri'] }, value: singleLine(link) });
    const all = new Set([avatar, ...uuids(this.lists.get('photo') ?? [])]);
    all.delete('');
    for (const uuid of all) {
      const photo = decoded(instance.photos.get(uuid));
      if ('reason' in photo) draft.warn(`a photo ${photo.reason}`);
      else if (draft.photo === null) draft.photo = photo;
      else {
        const value = Buffer.from(photo.bytes.buffer, photo.bytes.byteOffset, photo.bytes.byteLength).toString('base64');
        draft.extras.push({ name: 'PHOTO', params: { ENCODING: ['b'], TYPE: [photo.mediaType] }, value });
      }
    }
    for (const uuid of uuids(this.lists.get('document') ?? [])) {
      const name = textAt(instance.documents.get(uuid) ?? {}, 'original_filename') || uuid;
      draft.warn(`the document ${name.slice(0, 100)} was left out; only its name was kept`);
      draft.custom('Document', name);
    }
  }

  /** What has no field. */
  private rest(): void {
    for (const [name, value] of Object.entries(this.properties)) if (!KNOWN.has(name)) this.keep(name, value);
    for (const [type, items] of this.lists) if (!LISTS.has(type)) this.keep(type, items);
  }

  private keep(name: string, value: unknown): void {
    if (value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0)) return;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const escaped = text.replaceAll('\\', '\\\\').replaceAll('\r\n', '\n').replaceAll('\n', '\\n');
    this.draft.extra(
      `X-MONICA-${name
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '-')
        .slice(0, 100)}`,
      singleLine(escaped),
    );
  }
}

function withDetails(text: string, details: readonly string[]): string {
  const filled = details.filter((detail) => detail !== '').join(', ');
  return text === '' ? filled : filled === '' ? text : `${text} (${filled})`;
}

/** @param relations what others are to the contact, by Monica's name for it */
export function readMonicaContact(
  contact: Values,
  row: number,
  instance: Instance,
  relations: readonly { label: string; name: string }[],
): ParsedContact {
  return new MonicaContact(contact, instance).map(row, relations);
}
