/** Every request and event that crosses a process: name → where it runs, input schema, output type. */
import { z } from 'zod';
import { contactInput } from './domain/contact';
import { instant, localDate } from './domain/dates';
import type { FollowUp } from './domain/follow-up';
import { followUpInput } from './domain/follow-up';
import { purchaseInput } from './domain/purchase';
import type { Referral } from './domain/referral';
import { referralInput, referralStatuses } from './domain/referral';
import { type Settings, settingsPatch } from './domain/settings';
import { touchpointInput } from './domain/touchpoint';
import type { EventName, RequestName } from './requests';
import type {
  ActionPage,
  AppInfo,
  ContactDetail,
  ContactPage,
  Explanation,
  ExportSummary,
  Facets,
  ImportPreview,
  ImportSummary,
  JobProgress,
  RorSample,
  RunningRor,
  ScoreSample,
  SearchHits,
  TimelinePage,
  TodayView,
  UndoState,
  VerifyReport,
} from './views';

/**
 * Where a request runs. `window`: in the main process, with Electron at hand. `read` and `write`: in the data thread.
 * `job`: in the jobs thread, with progress and cancel.
 */
export type Effect = 'window' | 'read' | 'write' | 'job';

export interface RequestSpec<I extends z.ZodType, O> {
  effect: Effect;
  input: I;
  /** Carries the output type only. */
  readonly output?: O;
}

const spec =
  <O>() =>
  <I extends z.ZodType>(effect: Effect, input: I): RequestSpec<I, O> => ({ effect, input });

const id = z.int().positive();
const byId = z.object({ id });
const none = z.object({}).default({});
const jobId = z.string().min(1).max(100);

export const contactSorts = ['name', 'organization', 'stage', 'lastTouch', 'nextFollowUp', 'giveShare', 'score'] as const;

/** Which people a list holds: those that count, the archived, or what is in the trash. */
export const peopleShown = ['active', 'archived', 'trash'] as const;

const listContacts = z.object({
  /** Words that must all be found, as in search. */
  text: z.string().max(1_000).default(''),
  /** All of these. */
  tags: z.array(z.string()).default([]),
  /** Any of these. */
  stages: z.array(z.string()).default([]),
  show: z.enum(peopleShown).default('active'),
  sort: z.enum(contactSorts).default('name'),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});

const timelineTypes = z.enum(['touchpoint', 'referral', 'purchase', 'followUp', 'stage']);

export const contract = {
  'app.info': spec<AppInfo>()('window', none),
  'app.openDataFolder': spec<null>()('window', none),
  /** http, https, mailto and tel only. */
  'app.openExternal': spec<null>()('window', z.object({ url: z.string().max(4_000) })),
  /** Null when the user closes the dialog. */
  'app.chooseImportFiles': spec<{ files: string[] } | null>()('window', none),
  'app.chooseExportFile': spec<{ file: string } | null>()('window', z.object({ suggestedName: z.string().max(200) })),

  'contacts.list': spec<ContactPage>()('read', listContacts),
  'contacts.get': spec<ContactDetail>()('read', byId),
  'contacts.create': spec<{ id: number }>()('write', z.object({ contact: contactInput })),
  'contacts.update': spec<null>()('write', z.object({ id, contact: contactInput })),
  'contacts.setArchived': spec<null>()('write', z.object({ ids: z.array(id).min(1), archived: z.boolean() })),
  /** Into the trash. */
  'contacts.remove': spec<null>()('write', z.object({ ids: z.array(id).min(1) })),
  'contacts.restore': spec<null>()('write', z.object({ ids: z.array(id).min(1) })),
  'contacts.facets': spec<Facets>()('read', none),

  'timeline.page': spec<TimelinePage>()(
    'read',
    z.object({
      contactId: id,
      /** Empty: all. */
      types: z.array(timelineTypes).default([]),
      /** Empty: all kinds of touchpoint. */
      kinds: z.array(z.string()).default([]),
      text: z.string().max(1_000).default(''),
      cursor: z.string().max(200).nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
    }),
  ),

  /** `completes`: an open follow-up that this touchpoint is the doing of; both are one action. */
  'touchpoints.create': spec<{ id: number }>()('write', z.object({ touchpoint: touchpointInput, completes: id.nullable().default(null) })),
  'touchpoints.update': spec<null>()('write', z.object({ id, touchpoint: touchpointInput })),
  'touchpoints.remove': spec<null>()('write', byId),

  'referrals.list': spec<Referral[]>()(
    'read',
    z.object({
      contactId: id.nullable().default(null),
      statuses: z.array(z.enum(referralStatuses)).default([]),
      limit: z.int().min(1).max(5_000).default(1_000),
    }),
  ),
  'referrals.create': spec<{ id: number }>()('write', z.object({ referral: referralInput })),
  'referrals.update': spec<null>()('write', z.object({ id, referral: referralInput })),
  'referrals.remove': spec<null>()('write', byId),

  'purchases.create': spec<{ id: number }>()('write', z.object({ purchase: purchaseInput })),
  'purchases.update': spec<null>()('write', z.object({ id, purchase: purchaseInput })),
  'purchases.remove': spec<null>()('write', byId),

  'followUps.list': spec<FollowUp[]>()(
    'read',
    z.object({
      contactId: id.nullable().default(null),
      open: z.boolean().default(true),
      until: localDate.nullable().default(null),
      limit: z.int().min(1).max(5_000).default(1_000),
    }),
  ),
  'followUps.create': spec<{ id: number }>()('write', z.object({ followUp: followUpInput })),
  'followUps.update': spec<null>()('write', z.object({ id, followUp: followUpInput })),
  'followUps.complete': spec<null>()('write', byId),
  'followUps.reopen': spec<null>()('write', byId),
  'followUps.remove': spec<null>()('write', byId),

  'today.get': spec<TodayView>()('read', none),

  'ror.running': spec<RunningRor>()('read', none),
  'ror.explain': spec<Explanation>()('read', z.object({ contactId: id, asOf: instant.nullable().default(null) })),
  'ror.contactHistory': spec<ScoreSample[]>()(
    'read',
    z.object({ contactId: id, from: instant.nullable(), count: z.int().min(2).max(400).default(60) }),
  ),
  /** Samples at even steps from `from` (null: the first row of the log) to now. */
  'ror.history': spec<RorSample[]>()('job', z.object({ from: instant.nullable(), count: z.int().min(2).max(400).default(60) })),
  /** Computes the stored sums anew from the log. */
  'ror.rebuild': spec<{ contacts: number; touchpoints: number; milliseconds: number }>()('write', none),

  'search.query': spec<SearchHits>()('read', z.object({ text: z.string().max(1_000), limit: z.int().min(1).max(100).default(20) })),

  'history.state': spec<UndoState>()('read', none),
  'history.list': spec<ActionPage>()('read', z.object({ before: id.nullable().default(null), limit: z.int().min(1).max(200).default(50) })),
  /** Undoes the last action that is done; answers with its label, null if there is none. */
  'history.undo': spec<{ label: string } | null>()('write', none),
  'history.redo': spec<{ label: string } | null>()('write', none),

  'settings.get': spec<Settings>()('read', none),
  /** Changed points or half-lives rebuild the stored sums. */
  'settings.update': spec<Settings>()('write', z.object({ patch: settingsPatch })),

  'sample.load': spec<{ contacts: number }>()('write', none),
  'sample.remove': spec<{ contacts: number }>()('write', none),

  /** Files must have been chosen by the user in a dialog. Reads and matches; writes nothing. */
  'import.preview': spec<ImportPreview>()('job', z.object({ jobId, files: z.array(z.string()).min(1).max(100) })),
  /** Writes what the preview showed, as one undoable action. */
  'import.apply': spec<ImportSummary>()('job', z.object({ jobId, token: z.string() })),
  'import.discard': spec<null>()('job', z.object({ token: z.string() })),
  'export.json': spec<ExportSummary>()('job', z.object({ jobId, file: z.string() })),
  'maintenance.verify': spec<VerifyReport>()('job', z.object({ jobId })),
  'jobs.cancel': spec<null>()('window', z.object({ jobId })),
} as const satisfies Record<RequestName, RequestSpec<z.ZodType, unknown>>;

type Contract = typeof contract;
/** What a caller passes; defaults may be left out. */
export type Input<N extends RequestName> = z.input<Contract[N]['input']>;
/** What a handler gets: decoded, defaults filled in. */
export type Decoded<N extends RequestName> = z.output<Contract[N]['input']>;
export type Output<N extends RequestName> = Contract[N] extends RequestSpec<z.ZodType, infer O> ? O : never;

/** The user's tables, as `changed` names them. */
export type ChangedTable = 'contact' | 'touchpoint' | 'referral' | 'purchase' | 'follow_up' | 'setting';

/** A menu item or a shortcut of the system that the window carries out. */
export type WindowCommand =
  | 'search'
  | 'log'
  | 'undo'
  | 'redo'
  | 'new-contact'
  | 'import'
  | 'export'
  | 'settings'
  | 'today'
  | 'people'
  | 'insights'
  | 'shortcuts';

export interface Events {
  /** After a commit. `ids` are contacts concerned; empty means many. */
  changed: { tables: ChangedTable[]; contactIds: number[] };
  job: JobProgress;
  command: { command: WindowCommand };
}
export type EventPayload<E extends EventName> = Events[E];

/** What the preload puts on `window.rapport`. */
export interface Bridge {
  request(name: RequestName, input: unknown): Promise<unknown>;
  /** Calls `listener` for each event until the returned function is called. */
  on(name: EventName, listener: (payload: unknown) => void): () => void;
}
