/** What each list and field of Rapport JSON means, for those who write or read such files: the descriptions of its JSON Schema. */
import type { InterchangeFile } from './interchange';

type Whole = Required<InterchangeFile>;
type ListName = { [K in keyof Whole]: Whole[K] extends unknown[] ? K : never }[keyof Whole];
/** Complete: a new list or field that is not described does not compile. */
type Words = { [L in ListName]: { list: string; item: string; fields: Record<keyof Whole[L][number], string> } };

const ID = 'Any text that no other item of the list has; Rapport writes UUIDs. Kept as it is.';
const MINOR = 'Whole minor units of the currency (cents), never a fraction.';
const CURRENCY = 'ISO 4217 code. Needed where there is an amount.';

export const envelopeWords = {
  format: 'Tells the file from other JSON.',
  version: 'Grows when a reader of the version before would misread a file. Newer ones are refused.',
  exportedAt: 'When it was written.',
  settings: 'Taken by a profile that has no settings of its own. What is left out stays at its default.',
} as const;

export const interchangeWords: Words = {
  contacts: {
    list: 'The people. Everything else refers to them by `id`.',
    item: 'A person, with at least something to call them by.',
    fields: {
      id: ID,
      name: 'The name as it is shown (`full`) and its parts. Without any, the person is called by a nickname, the organization or an address.',
      nicknames: 'Other names they go by.',
      organization:
        'Where they are, exactly as it is written; the same text is the same organization. With department and title this is the first role, the one that is shown.',
      department: 'Unit of the organization; units inside units are joined by ` / `.',
      title: 'What they are there.',
      roleFrom: 'Since when the first role is theirs: a year, a month or a day. Null: not known.',
      roleTo: 'When the first role ended, not before roleFrom. Null: it goes on.',
      otherRoles: 'Roles besides the first, in the order in which they are shown. Each has an organization, a department or a title.',
      points: 'Ways to reach them, in their order. `kind` says what it is, `label` is any text, `value` is as they gave it.',
      addresses: 'Postal addresses by their parts.',
      birthday: '`YYYY-MM-DD`, `--MM-DD` where the year is not known, `YYYY-MM` or `YYYY`.',
      dates: 'Other yearly days, written as birthdays are. The label `anniversary` is known to address books.',
      customFields: 'Anything else, by label, in its order.',
      tags: 'Each once, in its order.',
      stage: 'Where the relationship stands: one of settings.stages, or any other text. Null: none.',
      cadenceDays: 'How often to be in touch, in days. Null: no cadence.',
      notes: 'Plain text.',
      photo: 'A picture, in Base64 (RFC 4648 4). What its bytes are counts more than `mediaType`.',
      extras: 'Properties that an import brought and Rapport has no field for, in the words of vCard; written out again.',
      archivedAt: 'Since when they are archived and do not count. Null: they are not.',
      createdAt: 'When they came into the program. Null: when the file is imported.',
    },
  },
  organizations: {
    list: 'What is written about organizations. Who is there stands in the roles of the people; an organization about which nothing is written is not in the list.',
    item: 'An organization, known by its name.',
    fields: {
      id: ID,
      name: 'Exactly as roles have it. No other organization has this name.',
      website: 'An address on the web, or empty.',
      notes: 'Plain text.',
    },
  },
  touchpoints: {
    list: 'What happened with people: calls, meetings, messages, gifts, notes.',
    item: 'Something that happened, with one person or several.',
    fields: {
      id: ID,
      kind: 'The `key` of one of settings.ror.kinds; a kind that the settings do not know counts nothing.',
      occurredAt: 'When it happened.',
      localDate: 'The day it was on the user’s clock: at most a day and a half from noon UTC of that day.',
      sentiment: 'How it went: −2 very bad, 0 neutral, 2 very good.',
      minutes: 'How long it took. Null: not known.',
      costMinor: `What it cost. ${MINOR} Null: nothing, or not known.`,
      currency: CURRENCY,
      subject: 'One line.',
      body: 'Plain text.',
      contactIds: 'Who took part.',
    },
  },
  referrals: {
    list: 'Who sent whom to whom.',
    item: 'Someone (from) referred a person (subject) to someone (to). Not both from and to can be me. One person stands at two ends only since entries of theirs were merged.',
    fields: {
      id: ID,
      fromContactId: 'Who referred. Null: me.',
      toContactId: 'To whom. Null: me.',
      subjectContactId: 'Who was referred.',
      madeAt: 'When it was made.',
      status: 'made: open; won or lost: closed.',
      closedAt: 'When it was won or lost, not before madeAt; null exactly while it is open.',
      valueMinor: `What came of it. ${MINOR} Null: not known.`,
      currency: CURRENCY,
      thankedAt: 'When the referrer was thanked, not before madeAt. Null: not yet.',
      outcomeReportedAt: 'When the referrer was told what came of it, not before madeAt. Null: not yet.',
      note: 'Plain text.',
    },
  },
  purchases: {
    list: 'What people bought from me.',
    item: 'Something that somebody bought.',
    fields: { id: ID, contactId: 'Who bought it.', at: 'When.', amountMinor: MINOR, currency: CURRENCY, description: 'What it was.' },
  },
  followUps: {
    list: 'What is to be done, or was.',
    item: 'Something to do for somebody by a day.',
    fields: {
      id: ID,
      contactId: 'For whom.',
      dueDate: 'By which day of the user’s calendar.',
      reason: 'What for.',
      recurrence:
        'How it comes again once it is done: the value of an RRULE (RFC 5545 3.3.10) of days, weeks, months or years, by months and days at most, with COUNT up to 1,000 or UNTIL a day, or without end. Null: it does not.',
      recursOn: 'The day of the rule that this time is, when it was moved to another day. Null: `dueDate`.',
      doneAt: 'When it was done. Null: it is open.',
    },
  },
  stageChanges: {
    list: 'When people moved from one stage to another, for their timelines. They have no ids: one of the same person, time and `to` is the same.',
    item: 'A move from one stage to another.',
    fields: { contactId: 'Who moved.', from: 'The stage before. Null: none.', to: 'The stage after. Null: none.', at: 'When.' },
  },
  distinctPairs: {
    list: 'Pairs of people who look like one and are not, as the user said. They have no ids.',
    item: 'Two different people.',
    fields: { contactIds: 'Both of them.' },
  },
  dismissedAnswers: {
    list: 'Messages that need no answer, as the user said. They have no ids: one of the same person and time is the same.',
    item: 'That messages of somebody need no answer.',
    fields: { contactId: 'Whose messages.', at: 'Those up to this instant.' },
  },
  reviews: {
    list: 'Weekly reviews that were finished. They have no ids: one of the same instant is the same.',
    item: 'A weekly review.',
    fields: {
      at: 'When it was finished.',
      found:
        'How many there were at its beginning: people who faded, who grew, who wait for an answer, what is overdue, needs not acted on.',
      left: 'How many there were at its end.',
      intention: 'The one intention for the week after. Empty: none.',
      followUpId: 'The id of the follow-up that came of it. Null: none.',
      outcome: 'What became of the intention. Null: not said.',
    },
  },
};
