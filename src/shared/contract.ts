/** Every request and event that crosses a process: name → input schema, output type. Where each runs stands in requests.ts. */
import { z } from 'zod';
import type { BackupEntry, BackupSummary, BackupsView, RehearsalReport, RestorePreview, RestoreSummary } from './backup-views';
import { calendarFileContract } from './contract-calendar-file';
import { desktopContract } from './contract-desktop';
import { followUpContract } from './contract-follow-ups';
import { logFind, logSave } from './contract-log';
import { listContacts } from './contract-people';
import { recoveryContract } from './contract-recovery';
import { reviewContract } from './contract-review';
import { searchContract } from './contract-search';
import { dismissAnswers, overallAnswers } from './contract-today';
import { viewsContract } from './contract-views';
import type { WindowErrand } from './desktop-views';
import { contactFields, contactInput } from './domain/contact';
import { mappingTargets } from './domain/csv-mapping';
import { instant } from './domain/dates';
import { exportFormats } from './domain/export-format';
import { followUpInput } from './domain/follow-up';
import { organizationInput } from './domain/organization';
import { purchaseInput } from './domain/purchase';
import type { Referral } from './domain/referral';
import { referralInput, referralRecord, referralStatuses } from './domain/referral';
import { type Settings, settingsPatch } from './domain/settings';
import { touchpointInput } from './domain/touchpoint';
import { type DistinctPair, type DuplicateGroups, type MergeView, mergedMax } from './duplicate-views';
import type { ActionChanges, TrashPage } from './history-views';
import { type ImportPreview, type ImportRowsPage, type ImportSummary, importActions, importShown } from './import-views';
import type { LogSummary, Namesakes } from './log-views';
import type { OrganizationDetail, OrganizationPage } from './organization-views';
import { byId, id, jobId, none, passphrase, type RequestSpec, spec } from './request-spec';
import type { EventName, RequestName } from './requests';
import type { ResponseView } from './rhythm-views';
import { pageOfTrash, type RemovedForGood, type TrashedThings, trashedRefs } from './trash-views';
import type {
  ActionPage,
  AppInfo,
  ContactDetail,
  ContactPage,
  Explanation,
  ExportSummary,
  Facets,
  JobProgress,
  RorSample,
  RunningRor,
  ScoreSample,
  TimelinePage,
  TodayView,
  UndoState,
  VerifyReport,
} from './views';

export { contactSorts, peopleShown } from './contract-people';

export const organizationSorts = ['name', 'people', 'points', 'lastTouch'] as const;
const organizationName = organizationInput.shape.name;

/** `text`: words of the name; `''` lets everybody through. */
const rowsOfFile = z.object({
  token: z.string(),
  file: z.string(),
  show: z.enum(importShown),
  text: z.string().max(1_000).default(''),
});

const importDecision = z.union([
  /** `contactId`: whom to update, the match (which it is if left out) or a suggestion. */
  z.object({ action: z.enum(importActions), contactId: z.int().min(0).optional() }),
  /** Decides conflicts: of this field, or all. */
  z.object({ take: z.enum(['mine', 'theirs']), field: z.string().max(100).optional() }),
]);

const mappedFile = z.object({ jobId, token: z.string(), file: z.string(), mapping: z.record(z.string(), z.enum(mappingTargets)) });

/** What can be changed about many people at once; what is left out stays as it is. */
const bulkChange = z
  .object({
    addTags: contactFields.shape.tags,
    removeTags: contactFields.shape.tags,
    stage: z.string().trim().min(1, 'is empty').max(100).nullable().optional(),
    cadenceDays: contactFields.shape.cadenceDays.unwrap().optional(),
  })
  .refine(
    ({ addTags, removeTags, stage, cadenceDays }) =>
      addTags.length + removeTags.length > 0 || stage !== undefined || cadenceDays !== undefined,
    'names nothing to change',
  );

const timelineTypes = z.enum(['touchpoint', 'referral', 'purchase', 'followUp', 'stage']);

export const contract = {
  'app.info': spec<AppInfo>()(none),
  'app.openDataFolder': spec<null>()(none),
  /** http, https, mailto and tel only. */
  'app.openExternal': spec<null>()(z.object({ url: z.string().max(4_000) })),
  /** Null when the user closes the dialog. */
  'app.chooseImportFiles': spec<{ files: string[] } | null>()(none),
  'app.chooseExportFile': spec<{ file: string } | null>()(
    z.object({ suggestedName: z.string().max(200), format: z.enum(exportFormats).default('json') }),
  ),
  /** Where a backup by hand goes. */
  'app.chooseBackupFile': spec<{ file: string } | null>()(z.object({ suggestedName: z.string().max(200) })),
  'app.chooseBackupFolder': spec<{ folder: string } | null>()(none),
  /** `encrypted`: it takes a passphrase. */
  'app.chooseRestoreFile': spec<{ file: string; encrypted: boolean } | null>()(none),

  'contacts.list': spec<ContactPage>()(listContacts),
  /** Everybody such a list holds, in its order. */
  'contacts.ids': spec<{ ids: number[] }>()(listContacts.omit({ offset: true, limit: true })),
  'contacts.get': spec<ContactDetail>()(byId),
  'contacts.create': spec<{ id: number }>()(z.object({ contact: contactInput })),
  'contacts.update': spec<null>()(z.object({ id, contact: contactInput })),
  /** One action. `changed`: how many people are not as they were; nobody in the trash is changed. */
  'contacts.bulk': spec<{ changed: number }>()(z.object({ ids: z.array(id).min(1), change: bulkChange })),
  'contacts.setArchived': spec<null>()(z.object({ ids: z.array(id).min(1), archived: z.boolean() })),
  /** Into the trash. */
  'contacts.remove': spec<null>()(z.object({ ids: z.array(id).min(1) })),
  'contacts.restore': spec<null>()(z.object({ ids: z.array(id).min(1) })),
  'contacts.facets': spec<Facets>()(none),
  /** The others become the one kept, with all that belongs to them; `fields` are those of the one person. One action. */
  'contacts.merge': spec<null>()(
    z.object({
      keepId: id,
      otherIds: z
        .array(id)
        .min(1)
        .max(mergedMax - 1),
      fields: contactInput,
      photoOf: id.nullable(),
    }),
  ),
  /** Everybody but the trash is looked at. */
  'duplicates.find': spec<DuplicateGroups>()(z.object({ jobId })),
  /** What a merge of these people is about. The first one stays; `choose`: the program says who should. */
  'duplicates.compare': spec<MergeView>()(z.object({ ids: z.array(id).min(2).max(mergedMax), choose: z.boolean().default(false) })),
  /** Merges each group by the defaults, all in one action. `merged`: how many entries are gone. */
  'duplicates.mergeAll': spec<{ merged: number }>()(
    z.object({ jobId, groups: z.array(z.array(id).min(2).max(mergedMax)).min(1).max(2_000) }),
  ),
  'duplicates.distinct': spec<DistinctPair[]>()(none),
  /** None of these people is one of `from`, or, if that is empty, no two of them are the same; they are not suspected any more. */
  'duplicates.setDistinct': spec<null>()(
    z.object({ ids: z.array(id).min(1).max(mergedMax), from: z.array(id).max(mergedMax).default([]) }),
  ),
  'duplicates.removeDistinct': spec<null>()(byId),

  'organizations.list': spec<OrganizationPage>()(
    z.object({
      /** Part of the name, without regard to case and accents. */
      text: z.string().max(1_000).default(''),
      sort: z.enum(organizationSorts).default('name'),
      descending: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  ),
  'organizations.get': spec<OrganizationDetail>()(z.object({ name: organizationName })),
  /** Names for type-ahead that `text` is part of: those that differ from it in letter case, accents or spaces at most, then most people first. */
  'organizations.names': spec<string[]>()(
    z.object({ text: z.string().max(1_000).default(''), limit: z.int().min(1).max(100).default(20) }),
  ),
  'organizations.create': spec<null>()(z.object({ organization: organizationInput })),
  /** `name` as it is now. Another name renames it in everybody's roles, which merges it with one that has that name already. */
  'organizations.save': spec<{ merged: boolean }>()(z.object({ name: organizationName, organization: organizationInput })),
  /** Forgets website and notes; people's roles stay as they are. */
  'organizations.remove': spec<null>()(z.object({ name: organizationName })),

  'timeline.page': spec<TimelinePage>()(
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

  /** `completes`: an open follow-up that this touchpoint is the doing of; `next`: one to plan with it. All are one action. */
  'touchpoints.create': spec<{ id: number }>()(
    z.object({ touchpoint: touchpointInput, completes: id.nullable().default(null), next: followUpInput.nullable().default(null) }),
  ),
  'touchpoints.update': spec<null>()(z.object({ id, touchpoint: touchpointInput })),
  'touchpoints.remove': spec<null>()(byId),

  'log.find': spec<Namesakes>()(logFind),
  /** Touchpoints, new people, tags, referrals and follow-ups of these lines, all one action. */
  'log.save': spec<LogSummary>()(logSave),

  'referrals.list': spec<Referral[]>()(
    z.object({
      contactId: id.nullable().default(null),
      statuses: z.array(z.enum(referralStatuses)).default([]),
      limit: z.int().min(1).max(5_000).default(1_000),
    }),
  ),
  'referrals.create': spec<{ id: number }>()(z.object({ referral: referralInput })),
  /** The same person at two ends is refused, unless the referral was like that. */
  'referrals.update': spec<null>()(z.object({ id, referral: referralRecord })),
  'referrals.remove': spec<null>()(byId),

  'purchases.create': spec<{ id: number }>()(z.object({ purchase: purchaseInput })),
  'purchases.update': spec<null>()(z.object({ id, purchase: purchaseInput })),
  'purchases.remove': spec<null>()(byId),

  ...followUpContract,
  ...calendarFileContract,

  'today.get': spec<TodayView>()(none),
  'answers.dismiss': spec<{ people: number }>()(dismissAnswers),
  /** How quickly each side answered what was written in these last days. */
  'answers.overall': spec<ResponseView>()(overallAnswers),

  ...reviewContract,

  'ror.running': spec<RunningRor>()(none),
  'ror.explain': spec<Explanation>()(z.object({ contactId: id, asOf: instant.nullable().default(null) })),
  'ror.contactHistory': spec<ScoreSample[]>()(
    z.object({ contactId: id, from: instant.nullable(), count: z.int().min(2).max(400).default(60) }),
  ),
  /** Samples at even steps from `from` (null: the first row of the log) to now. */
  'ror.history': spec<RorSample[]>()(z.object({ from: instant.nullable(), count: z.int().min(2).max(400).default(60) })),
  /** Computes the stored sums anew from the log. */
  'ror.rebuild': spec<{ contacts: number; touchpoints: number; milliseconds: number }>()(none),

  ...searchContract,
  ...viewsContract,

  'history.state': spec<UndoState>()(none),
  'history.list': spec<ActionPage>()(
    z.object({
      before: id.nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
      /** Part of the label, without regard to case and accents. */
      text: z.string().max(1_000).default(''),
      /** Actions before this instant only. */
      until: instant.nullable().default(null),
    }),
  ),
  /** Undoes the last action that is done; answers with its label, null if there is none. */
  'history.undo': spec<{ label: string } | null>()(none),
  'history.redo': spec<{ label: string } | null>()(none),
  /** What an action changed, thing by thing. */
  'history.changes': spec<ActionChanges>()(
    z.object({ id, offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(200) }),
  ),
  /** Undoes an action that nothing later builds on; `conflict` names what is in the way. */
  'history.undoAction': spec<{ label: string }>()(byId),

  'trash.list': spec<TrashPage>()(pageOfTrash),
  'trash.things': spec<TrashedThings>()(pageOfTrash),
  /** People and things as they were; `conflict` when somebody such a thing was about would stay in the trash. */
  'trash.restore': spec<null>()(z.object({ people: z.array(id).default([]), things: trashedRefs })),
  /** Removes for good what is in the trash; null: all of it. That can't be undone. */
  'trash.remove': spec<RemovedForGood>()(z.object({ jobId, people: z.array(id).nullable(), things: trashedRefs.nullable() })),
  /** Removes what has been in the trash for its days. */
  'trash.sweep': spec<RemovedForGood>()(z.object({ jobId })),

  'settings.get': spec<Settings>()(none),
  /** Changed points or half-lives rebuild the stored sums. */
  'settings.update': spec<Settings>()(z.object({ patch: settingsPatch })),

  'sample.load': spec<{ contacts: number }>()(none),
  'sample.remove': spec<{ contacts: number }>()(none),

  /** Files must have been chosen by the user in a dialog. Reads and matches; writes nothing. */
  'import.preview': spec<ImportPreview>()(z.object({ jobId, files: z.array(z.string()).min(1).max(100) })),
  /** Reads a file of the preview, and others with the same header row, by a mapping of its columns, which is remembered. */
  'import.map': spec<ImportPreview>()(mappedFile),
  /** How many people that would find. */
  'import.count': spec<{ people: number; leftOut: number }>()(mappedFile),
  /** A page of a file's rows, those that need a look first; their places don't change with what is decided. `text`: part of the name. */
  'import.rows': spec<ImportRowsPage>()(
    rowsOfFile.extend({
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  ),
  /** Decides about rows of a file, by their `row`; null: all that `show` and `text` let through. One that can't be followed is refused, of many left out. */
  'import.decide': spec<ImportPreview>()(
    rowsOfFile.extend({ rows: z.array(z.int().positive()).min(1).nullable(), decision: importDecision }),
  ),
  /** Writes what the preview showed, as one undoable action. */
  'import.apply': spec<ImportSummary>()(z.object({ jobId, token: z.string() })),
  'import.discard': spec<null>()(z.object({ token: z.string() })),
  /** The file, or folder for CSV, must have been chosen by the user in a dialog. `contactIds` null: everything. */
  'export.write': spec<ExportSummary>()(
    z.object({
      jobId,
      file: z.string(),
      format: z.enum(exportFormats).default('json'),
      contactIds: z.array(id).min(1).nullable().default(null),
    }),
  ),
  'backup.list': spec<BackupsView>()(none),
  /** Backups go there by themselves from now on; it must have been chosen by the user in a dialog. Null: the profile's own folder. */
  'backup.useFolder': spec<BackupsView>()(z.object({ folder: z.string().nullable() })),
  /** The file must have been chosen by the user in a dialog. */
  'backup.write': spec<BackupSummary>()(z.object({ jobId, file: z.string(), passphrase })),
  /** Makes what is due; null if nothing was. */
  'backup.automatic': spec<BackupEntry | null>()(z.object({ jobId })),
  /** Unpacks and checks a backup that is known or was chosen in a dialog, and says what restoring it would do. */
  'backup.inspect': spec<RestorePreview>()(z.object({ jobId, file: z.string(), passphrase })),
  /** Puts it in the place of everything that is here, which is backed up first. */
  'backup.restore': spec<RestoreSummary>()(z.object({ jobId, token: z.string() })),
  'backup.discard': spec<null>()(z.object({ token: z.string() })),
  /** Restores it into a temporary database and compares every table. */
  'backup.rehearse': spec<RehearsalReport>()(z.object({ jobId, file: z.string(), passphrase })),
  'maintenance.verify': spec<VerifyReport>()(z.object({ jobId })),
  'jobs.cancel': spec<null>()(z.object({ jobId })),

  /** What is being written, kept in memory in case the page is lost; null: it was saved or discarded. */
  'drafts.keep': spec<null>()(z.object({ draft: z.string().max(5_000_000).nullable() })),
  'drafts.get': spec<{ draft: string | null }>()(none),

  ...desktopContract,
  ...recoveryContract,
} as const satisfies Record<RequestName, RequestSpec<z.ZodType, unknown>>;

type Contract = typeof contract;
/** What a caller passes; defaults may be left out. */
export type Input<N extends RequestName> = z.input<Contract[N]['input']>;
/** What a handler gets: decoded, defaults filled in. */
export type Decoded<N extends RequestName> = z.output<Contract[N]['input']>;
export type Output<N extends RequestName> = Contract[N] extends RequestSpec<z.ZodType, infer O> ? O : never;

/** The user's tables, as `changed` names them. */
export type ChangedTable = 'contact' | 'organization' | 'touchpoint' | 'referral' | 'purchase' | 'follow_up' | 'setting';

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
  command: WindowErrand;
}
export type EventPayload<E extends EventName> = Events[E];

/** What the preload puts on `window.rapport`. */
export interface Bridge {
  request(name: RequestName, input: unknown): Promise<unknown>;
  /** One Result for each of `firstPageRequests`, asked for before the page had any code of its own. */
  readonly firstPage: Promise<readonly unknown[]>;
  /** Calls `listener` for each event until the returned function is called. */
  on(name: EventName, listener: (payload: unknown) => void): () => void;
}
