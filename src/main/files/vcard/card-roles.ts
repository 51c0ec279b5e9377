import { otherRolesMax } from '@shared/domain/role';
import type { DraftBuilder } from '../draft-builder';
import { structured, unescapeText } from './escapes';
import { OWN } from './own-properties';
import type { Property } from './property';

type Part = 'organization' | 'title' | 'from' | 'to';
const PARTS = new Map<string, Part>([
  ['ORG', 'organization'],
  ['TITLE', 'title'],
  [OWN.roleFrom, 'from'],
  [OWN.roleTo, 'to'],
]);

/** What one ORG, one TITLE and our dates say together; undefined is not said. */
interface CardRole {
  /** Of a group of its own. */
  closed: boolean;
  organization?: { name: string; department: string };
  title?: string;
  from?: string;
  to?: string;
}

/**
 * The roles of a card. Properties of one group are one role; others belong together in their order: the second ORG and the second
 * TITLE. In cards of our own making what has no group is the first role, and each group is a further one.
 */
export class CardRoles {
  private readonly isOurs: boolean;
  /** In the order of the card; the first one is shown. */
  private readonly roles: CardRole[] = [];
  private readonly byGroup = new Map<string, CardRole>();
  private readonly closed: ReadonlySet<string>;
  private readonly alternatives = new Set<string>();

  constructor(properties: readonly Property[], isOurs: boolean) {
    this.isOurs = isOurs;
    const groups = new Map<string, Set<Part>>();
    for (const { header } of properties) {
      const part = header.group === undefined ? undefined : PARTS.get(header.name);
      if (part === undefined || header.group === undefined) continue;
      const group = header.group.toLowerCase();
      groups.set(group, (groups.get(group) ?? new Set()).add(part));
    }
    // Elsewhere a group may be there for a label alone.
    this.closed = new Set([...groups].filter(([, parts]) => isOurs || parts.size > 1).map(([group]) => group));
    if (isOurs) this.add(false);
  }

  /** False if it is no part of a role, or has no place, so that it must be kept as it is. */
  take({ header }: Property, text: string): boolean {
    const part = PARTS.get(header.name);
    if (part === undefined) return false;
    const altid = header.params.ALTID?.[0];
    if (altid !== undefined) {
      // The same in another language (RFC 6350 5.4), not another role.
      const key = `${part} ${altid}`;
      if (this.alternatives.has(key)) return false;
      this.alternatives.add(key);
    }
    const role = this.roleFor(part, header.group?.toLowerCase());
    if (role === null) return false;
    if (part === 'organization') {
      const [name = '', ...units] = structured(text).map((unit) => unit.trim());
      role.organization = { name, department: units.filter((unit) => unit !== '').join(' / ') };
    } else role[part] = unescapeText(text).trim();
    return true;
  }

  /** The role whose part is still to be said; null if there is none and can't be one. */
  private roleFor(part: Part, group: string | undefined): CardRole | null {
    if (group !== undefined && this.closed.has(group)) {
      const known = this.byGroup.get(group);
      if (known) return known[part] === undefined ? known : null;
      const role = this.add(true);
      if (role) this.byGroup.set(group, role);
      return role;
    }
    const open = this.roles.find((role) => !role.closed && role[part] === undefined);
    if (open || this.isOurs || part === 'from' || part === 'to') return open ?? null;
    return this.add(false);
  }

  /** Null when a person can't have more. */
  private add(closed: boolean): CardRole | null {
    if (this.roles.length > otherRolesMax) return null;
    const role = { closed };
    this.roles.push(role);
    return role;
  }

  /** Puts what was taken into the fields: the first role, and those that say anything beyond the ones before. */
  into(draft: DraftBuilder): void {
    const texts = ({ organization, title = '' }: CardRole) => ({
      organization: organization?.name ?? '',
      department: organization?.department ?? '',
      title,
    });
    const roles = this.roles.filter((role) => this.isOurs || !this.isRepeated(role));
    const [first, ...others] = this.isOurs ? roles : roles.filter((role) => Object.values(texts(role)).some((text) => text !== ''));
    if (first) {
      const { organization, department, title } = texts(first);
      draft.organization(organization);
      draft.department(department);
      draft.title(title);
      draft.roleSpan(first.from ?? '', first.to ?? '');
    }
    for (const role of others) draft.role(texts(role), role.from, role.to);
  }

  /** True for a role all of which another one before it says too. */
  private isRepeated(role: CardRole): boolean {
    const said = ({ organization, closed: _, ...others }: CardRole) => ({
      ...others,
      name: organization?.name,
      department: organization?.department,
    });
    const own = Object.entries(said(role)).filter(([, text]) => text !== undefined && text !== '');
    return this.roles
      .slice(0, this.roles.indexOf(role))
      .some((other) => own.every(([part, text]) => said(other)[part as keyof ReturnType<typeof said>] === text));
  }
}
