/** Words that say how to address somebody and nothing more; a degree such as `Dr.` is part of a name. */
const FORMS = new Set(
  `mr mister mrs ms miss mx herr herrn frau fräulein hr fr m mme mlle monsieur madame mademoiselle sr sra srta señor señora señorita
  senhor senhora sig sigra signor signore signora signorina dhr mevr mw meneer mevrouw pan pani`.split(/\s+/),
);

/** What of a prefix belongs to a name: `''` of `Herr` or `Mrs.`, `Dr.` of `Frau Dr.`. */
export function withoutFormOfAddress(prefix: string): string {
  const words = prefix.split(' ');
  const first = words.findIndex((word) => !FORMS.has(word.normalize('NFC').toLowerCase().replace(/\./g, '')));
  return first < 0 ? '' : words.slice(first).join(' ');
}
