import type { ColumnRole } from './column-role';

type Series = Extract<ColumnRole, { to: 'series' }>;

const POINT_KINDS: Partial<Record<Series['kind'], string>> = { email: 'email', phone: 'phone', website: 'url' };

/** `Phone 1 - Type` beside `Phone 1`: the one says what the other is. A label of nothing is kept as what it says. */
function pairLabels(roles: readonly ColumnRole[]): ColumnRole[] {
  const keys = new Set<string>();
  for (const role of roles) if (role.to === 'point' && role.label === '') keys.add(`${role.kind} ${role.nth ?? 1}`);
  const paired = new Map<string, Series>();
  for (const role of roles)
    if (role.to === 'series' && role.field === 'label') {
      const key = `${POINT_KINDS[role.kind] ?? ''} ${role.index}`;
      if (keys.has(key)) paired.set(key, role);
    }
  const values = new Set(roles.flatMap((role) => (role.to === 'series' && role.field === 'value' ? [`${role.kind} ${role.index}`] : [])));
  return roles.map((role): ColumnRole => {
    if (role.to === 'point' && role.label === '') {
      const series = paired.get(`${role.kind} ${role.nth ?? 1}`);
      return series ? { ...series, field: 'value' } : role;
    }
    if (role.to !== 'series' || role.field !== 'label') return role;
    const known = values.has(`${role.kind} ${role.index}`) || paired.has(`${POINT_KINDS[role.kind] ?? ''} ${role.index}`);
    return known || !(role.kind in POINT_KINDS) ? role : { to: 'custom', unset: [] };
  });
}

/** `Street 2` is a second line, unless there is a `City 2` too: then it is of a second address. */
function placeStreets(roles: readonly ColumnRole[]): ColumnRole[] {
  const numbered = new Set(
    roles.flatMap((role) =>
      role.to === 'address' && role.part !== 'street' && role.nth !== undefined ? [`${role.label} ${role.nth}`] : [],
    ),
  );
  return roles.map((role): ColumnRole => {
    if (role.to !== 'address' || role.nth === undefined) return role;
    const { nth, ...rest } = role;
    return nth > 1 && numbered.has(`${role.label} ${nth}`) ? role : rest;
  });
}

/** A birthday beside a year and a month of birth is its day, as in `Geburtsjahr,Geburtsmonat,Geburtstag`. */
function splitBirthday(roles: readonly ColumnRole[]): ColumnRole[] {
  const parts = new Set(roles.flatMap((role) => (role.to === 'birthPart' ? [role.part] : [])));
  if (!parts.has('month') || parts.has('day')) return [...roles];
  return roles.map((role) => (role.to === 'birthday' ? { to: 'birthPart', part: 'day' } : role));
}

/** `Name`, `Nom` or `Nombre` means the whole of a name where no other column has the rest of it. */
function settleNames(headers: readonly string[], roles: readonly ColumnRole[]): ColumnRole[] {
  const parts = new Set(roles.flatMap((role) => (role.to === 'name' ? [role.part] : [])));
  return roles.map((role, i): ColumnRole => {
    const header = headers[i] ?? '';
    if (role.to === 'fullName' && parts.has('given') && !parts.has('family') && /^(?:name|naam)$/.test(header)) return { to: 'surname' };
    if (role.to !== 'name') return role;
    if (role.part === 'given' && !parts.has('family') && /^(?:nombre|nombres|nome)$/.test(header)) return { to: 'fullName' };
    return role.part === 'family' && !parts.has('given') && /^(?:nom|noms)$/.test(header) ? { to: 'fullName' } : role;
  });
}

/** A headline or an occupation stands for the title only where there is none. */
function settleTitles(headers: readonly string[], roles: readonly ColumnRole[]): ColumnRole[] {
  const isLoose = (i: number) =>
    /^(?:headline|occupation|profession|beruf|profesion|professione|profissao|beroep|ocupacion)$/.test(headers[i] ?? '');
  const hasTitle = roles.some((role, i) => role.to === 'title' && !isLoose(i));
  return roles.map((role, i): ColumnRole => (hasTitle && role.to === 'title' && isLoose(i) ? { to: 'custom', unset: [] } : role));
}

/**
 * What columns hold, in the light of the others.
 * @param headers normalised
 */
export function refineRoles(headers: readonly string[], roles: readonly ColumnRole[]): ColumnRole[] {
  return settleTitles(headers, settleNames(headers, splitBirthday(placeStreets(pairLabels(roles)))));
}
