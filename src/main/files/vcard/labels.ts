import type { PropertyHeader } from './property';

/** `_$!<HomePage>!$_`: a label that Apple's programs show in the user's language. */
const APPLE_BUILT_IN = /^_\$!<(.+)>!\$_$/s;

/** Types that say nothing because every such property has them. */
const SILENT: Record<string, ReadonlySet<string>> = {
  EMAIL: new Set(['internet']),
  TEL: new Set(['voice']),
  ADR: new Set(['postal', 'parcel']),
};

/** An Apple label as people read it: `_$!<HomePage>!$_` → `home page`; a label of the user's own stays as it is. */
export function plainLabel(label: string): string {
  const builtIn = APPLE_BUILT_IN.exec(label.trim())?.[1];
  if (builtIn === undefined) return label.trim();
  return builtIn.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function typesOf(header: PropertyHeader): string {
  const known = header.labels.get(header.name);
  if (known !== undefined) return known;
  const silent = SILENT[header.name];
  const types = new Set<string>();
  for (const type of header.params.TYPE ?? []) {
    const text = type.trim().toLowerCase();
    if (text !== '' && !silent?.has(text)) types.add(text === 'cell' ? 'mobile' : text);
  }
  const preferred = types.delete('pref') || header.params.PREF?.[0] === '1';
  if (preferred) types.add('pref');
  const label = [...types].join(', ');
  header.labels.set(header.name, label);
  return label;
}

/**
 * The label of an address, phone number or the like: the user's own label of its group, then its types. `pref` comes last.
 * @param own X-ABLabel of the property's group, or the service of a messenger
 */
export function labelOf(header: PropertyHeader, own?: string): string {
  const types = typesOf(header);
  if (own === undefined || own === '') return types;
  const label = plainLabel(own);
  const others = types.split(', ').filter((type) => type !== '' && type !== label.toLowerCase());
  return [label, ...others].join(', ');
}
