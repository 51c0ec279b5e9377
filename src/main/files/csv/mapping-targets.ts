import type { MappingTarget } from '@shared/domain/csv-mapping';
import { address, type ColumnRole, custom, name, point } from './column-role';

const ROLES: Record<Exclude<MappingTarget, 'social' | 'messenger' | 'date'>, ColumnRole> = {
  name: { to: 'fullName' },
  prefix: name('prefix'),
  given: name('given'),
  middle: name('additional'),
  family: name('family'),
  suffix: name('suffix'),
  nickname: { to: 'nickname' },
  email: point('email'),
  workEmail: point('email', 'work'),
  homeEmail: point('email', 'home'),
  phone: point('phone'),
  mobile: point('phone', 'mobile'),
  workPhone: point('phone', 'work'),
  homePhone: point('phone', 'home'),
  fax: point('phone', 'fax'),
  url: point('url'),
  organization: { to: 'organization' },
  department: { to: 'department' },
  title: { to: 'title' },
  street: address('', 'street'),
  poBox: address('', 'poBox'),
  extended: address('', 'extended'),
  city: address('', 'city'),
  region: address('', 'region'),
  postalCode: address('', 'postalCode'),
  country: address('', 'country'),
  birthday: { to: 'birthday' },
  anniversary: { to: 'date', label: 'anniversary' },
  tags: { to: 'tags' },
  notes: { to: 'notes' },
  stage: { to: 'stage' },
  cadenceDays: { to: 'cadence' },
  referredBy: { to: 'referredBy' },
  custom: custom(),
  ignore: { to: 'ignore' },
};

/** `LinkedIn Profile URL` names the service LinkedIn. */
function serviceOf(header: string): string {
  return (
    header
      .slice(0, 200)
      .replace(/\s*\b(?:profile|url|link|handle|username|address|account|id)\b\s*/gi, ' ')
      .trim() || header
  );
}

export function roleOfTarget(target: MappingTarget, header: string): ColumnRole {
  switch (target) {
    case 'social':
      return point('social', serviceOf(header));
    case 'messenger':
      return point('im', serviceOf(header));
    case 'date':
      return { to: 'date', label: header };
    default:
      return ROLES[target];
  }
}

const POINTS: Record<string, MappingTarget> = {
  'email work': 'workEmail',
  'email home': 'homeEmail',
  'phone mobile': 'mobile',
  'phone work': 'workPhone',
  'phone home': 'homePhone',
  'phone fax': 'fax',
  'phone work, fax': 'fax',
  'phone home, fax': 'fax',
};
const KINDS = { email: 'email', phone: 'phone', url: 'url', social: 'social', im: 'messenger' } as const;
const SERIES: Partial<Record<string, MappingTarget>> = { email: 'email', phone: 'phone', website: 'url', im: 'messenger', event: 'date' };

/** The target nearest to what a known layout says of a column; null where it says nothing of use here. */
export function targetOfRole(role: ColumnRole): MappingTarget | null {
  switch (role.to) {
    case 'fullName':
    case 'fileAs':
    case 'surname':
      return 'name';
    case 'name':
      return role.part === 'additional' ? 'middle' : role.part;
    case 'point':
      return POINTS[`${role.kind} ${role.label}`] ?? KINDS[role.kind];
    case 'address':
      return role.part === 'formatted' ? 'street' : role.part;
    case 'date':
      return role.label === 'anniversary' ? 'anniversary' : 'date';
    case 'series':
      return role.field === 'value' ? (SERIES[role.kind] ?? null) : null;
    case 'cadence':
      return 'cadenceDays';
    case 'birthPart':
    case 'noise':
    case 'custom':
      return null;
    default:
      return role.to;
  }
}
