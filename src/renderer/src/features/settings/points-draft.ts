/** The points and half-lives as text while they are edited, and back. */
import { components, defaultRorSettings, type RorSettings, rorSettings, type TouchpointKind } from '@shared/ror/settings';

/** Text by dotted path: `kinds.3.points`, `halfLives.sharing` (empty: never fades), `referral.won`. */
export type PointsDraft = Record<string, string>;

export const kindFields = ['points', 'give', 'take'] as const;

export const referralFields = [
  { key: 'made', label: 'Referral to you, made' },
  { key: 'won', label: 'Referral to you, won (on top)' },
  { key: 'take', label: 'Taken by it, in units' },
  { key: 'givenMade', label: 'Referral by you, given in units' },
  { key: 'givenWon', label: 'Referral by you, won (on top)' },
  { key: 'chainFactor', label: 'Passed on along a chain, 0 to 1' },
  { key: 'chainHops', label: 'Longest chain, in hops' },
] as const;

export const purchaseFields = [
  { key: 'first', label: 'First purchase' },
  { key: 'later', label: 'Each later purchase' },
] as const;

export function draftOf(settings: RorSettings): PointsDraft {
  const draft: PointsDraft = { energyHalfLife: textOf(settings.energyHalfLife) };
  for (const component of components) draft[`halfLives.${component}`] = textOf(settings.halfLives[component]);
  for (const [index, kind] of settings.kinds.entries()) {
    for (const field of kindFields) draft[`kinds.${index}.${field}`] = String(kind[field]);
  }
  for (const { key } of referralFields) draft[`referral.${key}`] = String(settings.referral[key]);
  for (const { key } of purchaseFields) draft[`purchase.${key}`] = String(settings.purchase[key]);
  return draft;
}

function textOf(days: number | null): string {
  return days === null ? '' : String(days);
}

/** A number as people type it; NaN if it is none. */
function numberOf(text: string | undefined): number {
  const plain = (text ?? '').trim().replace(',', '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

function daysOf(text: string | undefined): number | null {
  return (text ?? '').trim() === '' ? null : numberOf(text);
}

type Parsed = { ok: true; settings: RorSettings } | { ok: false; errors: Record<string, string> };

/** The settings a draft stands for, or what is wrong by path. */
export function parseDraft(draft: PointsDraft, kinds: readonly TouchpointKind[]): Parsed {
  const at = (path: string) => numberOf(draft[path]);
  const raw = {
    halfLives: Object.fromEntries(components.map((component) => [component, daysOf(draft[`halfLives.${component}`])])),
    energyHalfLife: daysOf(draft.energyHalfLife),
    kinds: kinds.map((kind, index) => ({
      ...kind,
      points: at(`kinds.${index}.points`),
      give: at(`kinds.${index}.give`),
      take: at(`kinds.${index}.take`),
    })),
    referral: Object.fromEntries(referralFields.map(({ key }) => [key, at(`referral.${key}`)])),
    purchase: Object.fromEntries(purchaseFields.map(({ key }) => [key, at(`purchase.${key}`)])),
  };
  const result = rorSettings.safeParse(raw);
  if (result.success) return { ok: true, settings: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const path = issue.path.join('.');
    errors[path] ??= Number.isNaN(readPath(raw, issue.path)) ? 'is not a number' : issue.message;
  }
  return { ok: false, errors };
}

function readPath(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

/** The kinds with the defaults of those that come with the program; own kinds stay as they are. */
export function defaultsFor(kinds: readonly TouchpointKind[]): RorSettings {
  const builtin = new Map(defaultRorSettings.kinds.map((kind) => [kind.key, kind]));
  return { ...defaultRorSettings, kinds: kinds.map((kind) => builtin.get(kind.key) ?? kind) };
}
