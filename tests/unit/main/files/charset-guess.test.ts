import { describe, expect, test } from 'vitest';
import { guessCharset } from '../../../../src/main/files/charset-guess';

/** Writes text in a set of one byte each, by what a decoder makes of each byte. */
function encoded(label: string, text: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte): [string, number] => [decoder.decode(new Uint8Array([byte])), byte]));
  return Uint8Array.from([...text], (char) => {
    const byte = bytes.get(char);
    if (byte === undefined) throw new Error(`${label} has no ${char}`);
    return byte;
  });
}

const SAMPLES: [label: string, texts: string[]][] = [
  [
    'windows-1252',
    ['René Müller', 'José Núñez', 'Åsa Öberg', 'João Conceição', 'Søren Kjær', 'Þórður Guðmundsson', 'François Lefèvre', 'Ægir'],
  ],
  ['windows-1252', ['“Zoë” O’Brien – Café', 'Straße 5, München', '¿Qué? Muñoz, Nº 5', 'Noël, 12 allée de la Forêt']],
  ['windows-1250', ['Jiří Dvořák, Ostrava', 'Přemysl Novák;Žďár nad Sázavou', 'Łukasz Wiśniewski, Łódź', 'Stanisław Dąbrowski']],
  ['iso-8859-2', ['Łukasz Wiśniewski, Łódź', 'Jiří Dvořák', 'Šárka Žižková']],
  ['windows-1254', ['Işıl Öztürk', 'Gülşen Yıldız', 'Ahmet Şahin', 'Doğan Çelik, İstanbul', 'Mehmet Özdağ']],
  ['windows-1257', ['Jānis Bērziņš', 'Živilė Račkauskaitė, Vilnius']],
  ['macintosh', ['René Müller', 'José Núñez', 'João Conceição', 'François Lefèvre, café', 'Straße 5, München', 'Åsa Öberg']],
  ['windows-1251', ['Анна Ахматова', 'Юрий', 'ул. Ленина, д. 5', 'Київ, Олена Їжакевич']],
  ['koi8-r', ['Анна Ахматова', 'Иванов Пётр']],
  ['windows-1253', ['Γιώργος Παπαδόπουλος', 'Αθήνα']],
  ['windows-1255', ['דוד לוי', 'תל אביב']],
  ['windows-1256', ['محمد علي', 'القاهرة']],
];

describe.each(SAMPLES)('%s', (label, texts) => {
  test.each([...texts, texts.join('\n')])('%s', (text) => {
    const bytes = encoded(label, text);
    expect(new TextDecoder(guessCharset(bytes)).decode(bytes)).toBe(text);
  });
});
