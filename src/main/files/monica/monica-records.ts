import { createHash } from 'node:crypto';
import { localDateOf } from '@shared/domain/dates';
import { followUpInput } from '@shared/domain/follow-up';
import { currency as currencyCode } from '@shared/domain/money';
import { referralInput } from '@shared/domain/referral';
import { touchpointInput } from '@shared/domain/touchpoint';
import { parseAmount } from '../csv/amount';
import { cutText } from '../cut-text';
import { noRecords, type ParsedRecords } from '../parsed-file';
import type { Instance } from './instance';
import { nextDue, ruleOf } from './next-due';
import { flagAt, isValues, listAt, listsOf, type Moment, momentAt, objectAt, textAt, type Values } from './values';

const MAX_PEOPLE = 500;
const MAX_SUBJECT = 1_000;
const MAX_REASON = 10_000;
const MAX_BODY = 1_000_000;

/** An item of a list, with what it is about. */
interface Item {
  uid: string;
  item: Values;
  properties: Values;
}

interface Happening {
  uid: string;
  kind: string;
  when: Moment;
  people: readonly string[];
  subject?: string;
  body?: readonly string[];
  cost?: string;
}

/** Makes the records of an account, with Monica's uuids, so that a second import finds them again. */
export class MonicaRecords {
  readonly records: ParsedRecords = noRecords('file');
  private readonly instance: Instance;
  /** Day of the export, from which reminders count. */
  private readonly today: string;
  /** What a contact of the file is called; undefined for none. */
  private readonly nameOf: (uuid: string) => string | undefined;
  private readonly seen = new Set<string>();
  private readonly skip: (name: string, reason: string) => void;

  constructor(
    instance: Instance,
    exportedAt: Moment | null,
    nameOf: (uuid: string) => string | undefined,
    skip: (name: string, reason: string) => void,
  ) {
    this.instance = instance;
    this.today = exportedAt?.localDate ?? localDateOf(Date.now());
    this.nameOf = nameOf;
    this.skip = skip;
  }

  /** All that hangs on one contact. Activities name their people nowhere else: returns the uuids of the contact's. */
  contact(contact: Values, uuid: string): string[] {
    const lists = listsOf(contact);
    const each = (type: string): Item[] => this.items(lists.get(type) ?? [], `${uuid} ${type}`);
    const created = momentAt(contact, 'created_at');
    if (created) this.records.contactsCreatedAt.set(uuid, created.at);
    this.introduction(uuid, objectAt(contact, 'properties'), created);
    for (const item of each('call')) this.call(uuid, item);
    for (const item of each('note')) this.plain(uuid, item, 'note', 'created_at', [textAt(item.properties, 'body')]);
    for (const item of each('life_event')) this.lifeEvent(uuid, item);
    for (const item of each('conversation')) this.conversation(uuid, item);
    for (const item of each('gift')) this.gift(uuid, item);
    for (const item of each('task')) this.task(uuid, item);
    for (const item of each('reminder')) this.reminder(uuid, item);
    return (lists.get('activity') ?? []).flatMap((id) => (typeof id === 'string' ? [id] : []));
  }

  activity(item: unknown, people: readonly string[]): void {
    const [found] = this.items([item], 'activity');
    if (!found) return;
    const { uid, properties } = found;
    const subject = textAt(properties, 'summary');
    const when = momentAt(properties, 'happened_at') ?? momentAt(found.item, 'created_at');
    if (people.length === 0) {
      this.skip(subject, 'is an activity that nobody of the file took part in');
      return;
    }
    if (!when) {
      this.skip(subject, 'is an activity without a date');
      return;
    }
    const type = this.instance.activityTypes.get(textAt(properties, 'type')) ?? '';
    const body = [textAt(properties, 'description'), labelled('Activity', type), emotions(properties)];
    // The user is not among those whom a user meets.
    const others = people.filter((uuid) => uuid !== this.instance.me);
    this.add({ uid, kind: 'meeting', when, people: others.length === 0 ? people : others, subject, body });
  }

  /** Archives before 4.0 have no uuid for each thing: those get one by what they say. */
  private items(values: readonly unknown[], place: string): Item[] {
    return values.filter(isValues).flatMap((item) => {
      const hash = createHash('sha256')
        .update(`${place} ${JSON.stringify(item)}`)
        .digest('hex');
      const uid = textAt(item, 'uuid') || `monica:${hash.slice(0, 32)}`;
      if (this.seen.has(uid)) return [];
      this.seen.add(uid);
      return [{ uid, item, properties: objectAt(item, 'properties') }];
    });
  }

  private add({ uid, kind, when, people, subject = '', body = [], cost = '' }: Happening): void {
    const { currency } = this.instance;
    const contactUids = people.slice(0, MAX_PEOPLE);
    const costMinor = cost !== '' && currencyCode.safeParse(currency).success ? parseAmount(cost, currency) : null;
    const unpriced = cost !== '' && costMinor === null ? [labelled('Amount', cost)] : [];
    const parsed = touchpointInput.safeParse({
      kind,
      occurredAt: when.at,
      localDate: when.localDate,
      costMinor: costMinor !== null && costMinor >= 0 ? costMinor : null,
      currency: costMinor === null ? null : currency,
      subject: cutText(subject, MAX_SUBJECT),
      body: cutText(
        [...(subject.length > MAX_SUBJECT ? [subject] : []), ...body, ...unpriced].filter((text) => text !== '').join('\n\n'),
        MAX_BODY,
      ),
      contactIds: contactUids.map((_, i) => i + 1),
    });
    if (!parsed.success) {
      this.skip(subject, parsed.error.issues[0]?.message ?? 'is not valid');
      return;
    }
    const { contactIds: _, ...touchpoint } = parsed.data;
    this.records.touchpoints.push({ ...touchpoint, uid, contactUids });
  }

  private plain(uuid: string, { uid, item, properties }: Item, kind: string, date: string, body: readonly string[], subject = ''): void {
    const when = momentAt(properties, date) ?? momentAt(item, date) ?? momentAt(item, 'created_at');
    if (when) this.add({ uid, kind, when, people: [uuid], subject, body });
    else this.skip(subject || (body[0] ?? ''), 'has no date');
  }

  private call(uuid: string, item: Item): void {
    const subject = flagAt(item.properties, 'contact_called') ? 'They called' : '';
    this.plain(uuid, item, 'call', 'called_at', [textAt(item.properties, 'content'), emotions(item.properties)], subject);
  }

  private lifeEvent(uuid: string, item: Item): void {
    const { properties } = item;
    const type = this.instance.lifeEventTypes.get(textAt(properties, 'type')) ?? '';
    const name = textAt(properties, 'name');
    const details = properties.specific_information;
    const body = [
      textAt(properties, 'note'),
      name === '' ? '' : labelled('Life event', type),
      isValues(details) ? JSON.stringify(details) : '',
    ];
    this.plain(uuid, item, 'note', 'happened_at', body, name || type || 'Life event');
  }

  private conversation(uuid: string, conversation: Item): void {
    const channel = this.instance.fieldTypes.get(textAt(conversation.properties, 'contact_field_type'))?.name ?? '';
    const messages = this.items(listAt(conversation.properties, 'messages'), `${conversation.uid} message`);
    const started = momentAt(conversation.properties, 'happened_at') ?? momentAt(conversation.item, 'created_at');
    if (messages.length === 0) {
      this.plain(uuid, conversation, 'note', 'happened_at', [], withChannel('Conversation', channel));
      return;
    }
    for (const { uid, item, properties } of messages) {
      // Written by hand, messages may have their texts beside the uuid.
      const values = Object.keys(properties).length === 0 ? item : properties;
      const when = momentAt(values, 'written_at') ?? started;
      const kind = flagAt(values, 'written_by_me') ? 'message_out' : 'message_in';
      if (when)
        this.add({ uid, kind, when, people: [uuid], subject: withChannel('Conversation', channel), body: [textAt(values, 'content')] });
      else this.skip(textAt(values, 'content').slice(0, 100), 'is a message without a date');
    }
  }

  /** Ideas for gifts are fields of the contact. */
  private gift(uuid: string, { uid, item, properties }: Item): void {
    const status = textAt(properties, 'status');
    const isReceived = status === 'received';
    if (!isReceived && !/^(?:offered|given)$/.test(status)) return;
    const when = momentAt(properties, 'date') ?? momentAt(item, 'created_at');
    const name = textAt(properties, 'name');
    if (!when) {
      this.skip(name, 'is a gift without a date');
      return;
    }
    const amount = textAt(properties, 'amount');
    const recipient = textAt(properties, 'recipient');
    const body = [textAt(properties, 'comment'), textAt(properties, 'url'), labelled('For', this.nameOf(recipient) ?? '')];
    // What a gift cost somebody else is no cost of mine.
    if (isReceived) {
      const worth = labelled('Amount', `${amount} ${amount === '' ? '' : this.instance.currency}`.trim());
      this.add({ uid, kind: 'note', when, people: [uuid], subject: `Gift received: ${name}`, body: [...body, worth] });
    } else this.add({ uid, kind: 'gift', when, people: [uuid], subject: name, body, cost: amount });
  }

  private followUp(
    uid: string,
    contactUid: string,
    dueDate: string,
    reason: string,
    doneAt: number | null,
    rule: string | null = null,
  ): void {
    const parsed = followUpInput.safeParse({ contactId: 1, dueDate, reason: cutText(reason, MAX_REASON), recurrence: rule });
    if (!parsed.success) {
      this.skip(reason.slice(0, 100), parsed.error.issues[0]?.message ?? 'is not valid');
      return;
    }
    const { contactId: _, ...followUp } = parsed.data;
    this.records.followUps.push({ ...followUp, uid, contactUid, doneAt });
  }

  /** Monica's tasks have no day; they are due on the day they were written down. */
  private task(uuid: string, { uid, item, properties }: Item): void {
    const created = momentAt(item, 'created_at');
    const done = flagAt(properties, 'completed') ? (momentAt(properties, 'completed_at') ?? momentAt(item, 'updated_at') ?? created) : null;
    this.followUp(uid, uuid, created?.localDate ?? this.today, reasonOf(properties), done?.at ?? null);
  }

  private reminder(uuid: string, { uid, item, properties }: Item): void {
    // Made by Monica itself for a birthday, which is a field of the contact.
    if (properties.delible === false) return;
    const initial = momentAt(properties, 'initial_date');
    if (!initial) {
      this.skip(textAt(properties, 'title'), 'is a reminder without a date');
      return;
    }
    const type = textAt(properties, 'frequency_type');
    const count = Number(textAt(properties, 'frequency_number'));
    const due = nextDue(initial.localDate, type, count, this.today);
    const done = flagAt(properties, 'inactive') ? (momentAt(item, 'updated_at')?.at ?? initial.at) : null;
    const rule = done === null ? ruleOf(initial.localDate, type, count) : null;
    this.followUp(uid, uuid, due, reasonOf(properties), done, rule);
  }

  /** Who introduced the contact referred them to me. */
  private introduction(uuid: string, properties: Values, created: Moment | null): void {
    const introducer = textAt(properties, 'first_met_through');
    if (introducer === '' || introducer === this.instance.me || introducer === uuid) return;
    const met = objectAt(properties, 'first_met_date');
    const known = flagAt(met, 'is_year_unknown') || flagAt(met, 'is_age_based') ? null : momentAt(met, 'date');
    const madeAt = (known ?? created)?.at ?? null;
    const name = [textAt(properties, 'first_name'), textAt(properties, 'last_name')].join(' ').trim();
    if (this.nameOf(introducer) === undefined) {
      this.skip(name, 'was introduced by somebody who is not in the file');
      return;
    }
    const parsed = referralInput.safeParse({ fromContactId: 1, toContactId: null, subjectContactId: 2, madeAt });
    if (!parsed.success) {
      this.skip(name, 'was introduced on a day that is not known');
      return;
    }
    const { fromContactId: _from, toContactId: _to, subjectContactId: _subject, ...referral } = parsed.data;
    const uid = `monica:introduction:${uuid}`;
    this.records.referrals.push({ ...referral, uid, fromContactUid: introducer, toContactUid: null, subjectContactUid: uuid });
  }
}

const labelled = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`);
const withChannel = (text: string, channel: string): string => (channel === '' ? text : `${text} (${channel})`);
const reasonOf = (properties: Values): string =>
  [textAt(properties, 'title'), textAt(properties, 'description')].filter((text) => text !== '').join(': ');

function emotions(properties: Values): string {
  const names = listAt(properties, 'emotions').map((one) => (typeof one === 'string' ? one : isValues(one) ? textAt(one, 'name') : ''));
  return labelled('Emotions', [...new Set(names)].filter((name) => name !== '').join(', '));
}
