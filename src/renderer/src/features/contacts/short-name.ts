import type { ContactFields } from '@shared/domain/contact';

interface Named {
  /** As it is shown. */
  name: string;
  fields: Pick<ContactFields, 'name' | 'organization'>;
}

/** What to call somebody on a button: the given name if it is part of the name as shown, otherwise its first word. */
export function shortName({ name, fields }: Named): string {
  if (name === fields.organization) return name;
  const { given } = fields.name;
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  if (given !== '' && ` ${words.join(' ')} `.includes(` ${given} `)) return given;
  // "Dr. Gus Meyer", "J. Meyer": neither a title nor an initial is what one calls somebody.
  return words.find((word) => !word.endsWith('.')) ?? name;
}
