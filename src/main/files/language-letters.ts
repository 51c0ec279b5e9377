/** Which letters beside those of ASCII go together in a language, in lower case: the words of a text are of one language each. */
const LETTERS = [
  'àâæçéèêëîïôœùûüÿ',
  'äöüß',
  'áéíñóúüªº',
  'áâãàçéêíóôõúüªº',
  'àèéìíîòóùú',
  'àçèéíïòóúü',
  'åäöæøéü',
  'áðéíóúýþæö',
  'áàâéèêëïíóöúüĳ',
  'áčďéěíňóřšťúůýž',
  'áäčďéíĺľňóôŕšťúýž',
  'ąćęłńóśźż',
  'áéíóöőúüű',
  'čćđšž',
  'ăâîşţ',
  'çğıöşüâîû',
  'ąčęėįšųūž',
  'āčēģīķļņšūž',
  'äõöüšž',
];

/** By letter, a bit for each language that has it. */
const BITS = new Map<string, number>();
for (const [i, letters] of LETTERS.entries()) for (const letter of letters) BITS.set(letter, (BITS.get(letter) ?? 0) | (1 << i));

/** How many of `letters`, in lower case, the language has that has most of them. */
export function lettersOfOneLanguage(letters: readonly string[]): number {
  let best = 0;
  for (let i = 0; i < LETTERS.length; i++) {
    let count = 0;
    for (const letter of letters) if (((BITS.get(letter) ?? 0) & (1 << i)) !== 0) count++;
    if (count > best) best = count;
  }
  return best;
}
