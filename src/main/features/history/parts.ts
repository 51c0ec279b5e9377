/** Rows that are parts of a person or touchpoint: their e-mails, tags, addresses, people. */
import { labelled } from '@shared/domain/shown-label';
import type { ChangedField } from '@shared/history-views';
import type { RecordedTable } from '../../db/schema';
import type { Row, ThingTable } from './changes';

export interface Part {
  owner: { table: ThingTable; id: number };
  label: string;
  text: string;
  /** The person or tag it names: two may be called the same, or not be there any more. */
  names?: number;
}

const pointLabels: Record<string, string> = { email: 'E-mail', phone: 'Phone', url: 'Web page', social: 'Profile', im: 'Messenger' };

/** What a part says. */
interface Words {
  nameOf: (personId: number) => string;
  tagOf: (tagId: number) => string;
}

const joined = (row: Row, ...names: string[]): string =>
  names
    .map((name) => row[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .join(', ');
const withLabel = (row: Row, text: string): string => labelled(text, typeof row.label === 'string' ? row.label : '');

/** Null for rows that are nobody's business, such as where an import brought somebody from. */
export function partOf(table: RecordedTable, row: Row, { nameOf, tagOf }: Words): Part | null {
  const owner = { table: 'contact' as const, id: Number(row.contact_id) };
  switch (table) {
    case 'contact_point':
      return { owner, label: pointLabels[String(row.kind)] ?? 'Contact', text: withLabel(row, String(row.value)) };
    case 'address': {
      const lines = joined(row, 'po_box', 'extended', 'street', 'city', 'region', 'postal_code', 'country');
      return { owner, label: 'Address', text: withLabel(row, lines) };
    }
    case 'important_date':
      return { owner, label: 'Date', text: withLabel(row, String(row.date)) };
    case 'contact_role':
      return { owner, label: 'Other role', text: joined(row, 'title', 'department', 'organization', 'from_date', 'to_date') };
    case 'contact_tag': {
      const tagId = Number(row.tag_id);
      return { owner, label: 'Tag', text: tagOf(tagId), names: tagId };
    }
    case 'touchpoint_contact': {
      const personId = Number(row.contact_id);
      return { owner: { table: 'touchpoint', id: Number(row.touchpoint_id) }, label: 'With', text: nameOf(personId), names: personId };
    }
    default:
      return null;
  }
}

/** Pairs what went with what came under the same label; what only changed its place is left out. */
export function partFields(before: readonly Part[], after: readonly Part[]): ChangedField[] {
  const labels = new Set([...before, ...after].map(({ label }) => label));
  return [...labels].flatMap((label) => {
    const came = after.filter((part) => part.label === label);
    const went = before
      .filter((part) => part.label === label)
      .filter(({ text, names }) => {
        const at = came.findIndex((part) => part.text === text && part.names === names);
        if (at >= 0) came.splice(at, 1);
        return at < 0;
      });
    const word = (part: Part | undefined) => (part === undefined ? null : { text: part.text });
    return Array.from({ length: Math.max(went.length, came.length) }, (_, i) => ({ label, before: word(went[i]), after: word(came[i]) }));
  });
}
