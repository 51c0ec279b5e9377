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

/** The types of a property as a label, `pref` last. */
function labelOfTypes(property: string, types: readonly string[], preferred: boolean): string {
  const silent = SILENT[property];
  const shown = new Set<string>();
  for (const type of types) {
    const text = type.trim().toLowerCase();
    if (text !== '' && !silent?.has(text)) shown.add(text === 'cell' ? 'mobile' : text);
  }
  if (shown.delete('pref') || preferred) shown.add('pref');
  return [...shown].join(', ');
}

function joinLabels(own: string, types: string): string {
  if (own === '') return types;
  const label = plainLabel(own);
  const others = types.split(', ').filter((type) => type !== '' && type !== label.toLowerCase());
  return [label, ...others].join(', ');
}

/**
 * The label of an address, phone number or the like: the user's own label of its group, then its types. `pref` comes last.
 * @param own X-ABLabel of the property's group, or the service of a messenger
 */
export function labelOf(header: PropertyHeader, own?: string): string {
  let types = header.labels.get(header.name);
  if (types === undefined) {
    types = labelOfTypes(header.name, header.params.TYPE ?? [], header.params.PREF?.[0] === '1');
    header.labels.set(header.name, types);
  }
  return joinLabels(own ?? '', types);
}

const TEL_TYPES = [
  'home',
  'work',
  'cell',
  'fax',
  'pager',
  'text',
  'video',
  'textphone',
  'msg',
  'bbs',
  'modem',
  'car',
  'isdn',
  'pcs',
  'main',
];
/** Types that vCard programs know: RFC 2426 and 6350, and Apple's `main`. */
const WRITTEN: Record<string, ReadonlySet<string>> = { TEL: new Set(TEL_TYPES) };
const PLACES: ReadonlySet<string> = new Set(['home', 'work']);

/** A label taken apart as a vCard writes it. */
export interface WrittenLabel {
  /** What no type says; `''` if types say it all. */
  own: string;
  types: string[];
  preferred: boolean;
}

/** The inverse of `labelOf`: `Assistant, work, pref` is a label of the user's own with one type, preferred. */
export function writtenLabel(property: string, label: string): WrittenLabel {
  const parts = label.split(', ');
  const preferred = parts.at(-1) === 'pref';
  if (preferred) parts.pop();
  const types: string[] = [];
  for (let last = parts.at(-1); last !== undefined; last = parts.at(-1)) {
    const type = last === 'mobile' ? 'cell' : last;
    if (!(WRITTEN[property] ?? PLACES).has(type)) break;
    types.unshift(type);
    parts.pop();
  }
  const own = parts.join(', ');
  const reads = joinLabels(own, labelOfTypes(property, types, preferred));
  return reads === label ? { own, types, preferred } : { own: label, types: [], preferred: false };
}
