/**
 * What Outlook calls its columns in other languages, where the words of a name don't say it (read-header.ts) or say something
 * else. Spanish and Portuguese versions leave some names in English.
 */
import { address, type ColumnRole, custom, name, noise, point } from './column-role';

type Entries = [ColumnRole, string[]][];

const GENDER = custom(
  'Unspecified',
  'Keine Angabe',
  'Unbestimmt',
  'Nicht angegeben',
  'Non spécifié',
  'No especificado',
  'Sin especificar',
  'Non specificato',
  'Não especificado',
  'Niet-gespecificeerd',
);
const USUAL = noise('Normal', 'Normale', 'Normaal');
const UNTRUE = noise('False', 'Falsch', 'Faux', 'Falso', 'Onwaar');

const ENTRIES: Entries = [
  [GENDER, ['geschlecht', 'sexe', 'género', 'sesso', 'sexo', 'geslacht']],
  [USUAL, ['priorität', 'priorité', 'prioridad', 'priorità', 'prioridade', 'prioriteit']],
  [
    USUAL,
    ['vertraulichkeit', 'critère de diffusion', 'confidencialidad', 'riservatezza', 'sensibilidade', 'confidencialidade', 'gevoeligheid'],
  ],
  [UNTRUE, ['privat', 'privé', 'privado', 'privato', 'particular (privado)', 'priv']],
  [noise(), ['initialen', 'initiales', 'iniciales', 'iniziali', 'iniciais']],
  [noise(), ['verzeichnisserver', "serveur d'annuaires", 'servidor de directorio', 'adreslijstserver']],
  [
    noise('SMTP'),
    [
      'e-mail-typ',
      'type de messagerie',
      'tipo de correo electrónico',
      'tipo de email',
      'tipo de correio electrónico',
      'e-mailtype',
    ].flatMap((text) => [text, `${text} 2`, `${text} 3`]),
  ],
  [noise('SMTP'), ['e-mail 2: typ', 'e-mail 3: typ']],
  [
    noise(),
    [
      'e-mail: angezeigter name',
      'e-mail 2: angezeigter name',
      'e-mail 3: angezeigter name',
      'weergavenaam voor e-mail',
      'e-mail, weergegeven naam 2',
      'e-mail, weergegeven naam 3',
      ...[
        "nom complet de l'adresse de messagerie",
        'nombre de pantalla de correo electrónico',
        'nome visualizzato posta elettronica',
      ].flatMap((text) => [text, `${text} 2`, `${text} 3`]),
      ...['nome para exibição do email', 'nome a apresentar para o correio electrónico'].flatMap((text) => [
        text,
        `${text} 2`,
        `${text} 3`,
      ]),
    ],
  ],
  // The place where somebody is to be found, which is none of an address.
  [
    custom(),
    ['ort', 'emplacement', 'localização', 'local', 'locatie', 'posizione ufficio', 'büro', 'bureau', 'gabinete', 'sala', 'kantoorlocatie'],
  ],
  [custom(), ['konto', 'compte', 'conta', 'cuenta', 'account', 'stichwörter', 'mots clés', 'palabras clave', 'trefwoorden']],
  [point('phone', 'company'), ['telefon firma', 'téléphone société', 'número de centralita de la organización']],
  [point('phone', 'company'), ['telefono principale società', 'telefone principal da empresa', 'hoofdtelefoon bedrijf']],
  [
    point('phone', 'primary'),
    ['haupttelefon', 'téléphone principal', 'teléfono principal', 'telefono principale', 'telefone principal', 'hoofdtelefoon'],
  ],
  [
    point('phone', 'assistant'),
    ['telefon assistent', "téléphone de l'assistant(e)", 'telefono assistente', 'telefone do assistente', 'telefoon assistent'],
  ],
  [point('phone', 'car'), ['autotelefon', 'téléphone (voiture)', 'telefono automobile', 'telefone do carro', 'autotelefoon']],
  [
    point('phone', 'callback'),
    [
      'rückmeldung',
      'rappel',
      'devolución de llamada',
      'retorno de chamada',
      'tel. de resposta',
      'terugbellen',
      'numero richiamata automatica',
    ],
  ],
  [
    point('phone', 'radio'),
    ['mobiltelefon 2', 'radio téléphone', 'radioteléfono', 'radiotelefono', 'radiofone', 'radiotelefone', 'radiotelefoon'],
  ],
  [
    point('phone', 'tty'),
    ['telefon für hörbehinderte', 'téléphone tdd/tty', 'número de teletipo', 'telefono tty/ttd', 'telefone tty/tdd', 'teksttelefoon'],
  ],
  [point('phone', 'telex'), ['télex']],
  [point('phone', 'isdn'), ['rnis', 'rdis']],
  [point('phone', 'home'), ['particular']],
  [name('additional'), ['outros nomes/apelidos']],
  [{ to: 'date', label: 'anniversary' }, ['aniversário']],
  // Only other parts of these addresses say whose they are.
  [address('other', 'postalCode'), ['cep']],
  [address('other', 'city'), ['cidade']],
  [address('home', 'region'), ['estado']],
];

const ROLES = new Map(ENTRIES.flatMap(([role, headers]) => headers.map((header): [string, ColumnRole] => [header, role])));

/** In French, `Titre` is first that before a name, then that of a job. */
export function localizedOutlookRole(header: string, occurrence: number): ColumnRole | null {
  if (header === 'titre') return occurrence === 1 ? name('prefix') : { to: 'title' };
  return ROLES.get(header) ?? null;
}

const SECOND_EMAIL = new Set([
  'e-mail 2: adresse',
  'adresse de messagerie 2',
  'adresse de courrier 2',
  'dirección de correo electrónico 2',
  'indirizzo posta elettronica 2',
  'posta el. 2',
  'indirizzo e-mail 2',
  'endereço de email 2',
  'endereço de e-mail 2',
  'endereço do correio electrónico 2',
  'endereço do correio eletrónico 2',
  'e-mailadres 2',
]);
const WORK_PHONE = new Set([
  'telefon geschäftlich',
  'téléphone (bureau)',
  'teléfono del trabajo',
  'telefono (uff.)',
  'telefoon op werk',
  'telefone da empresa',
]);

/** Columns that only Outlook calls so. */
export const isLocalizedOutlook = (headers: ReadonlySet<string>): boolean =>
  [...SECOND_EMAIL].some((header) => headers.has(header)) && [...WORK_PHONE, 'telefone comercial'].some((header) => headers.has(header));
