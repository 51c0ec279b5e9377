import { type ColumnRole, type CsvLayout, name, point } from './column-role';

const GIVEN = ['first name', 'vorname', 'prénom', 'nombre', 'nome', 'voornaam'];
const FAMILY = ['last name', 'nachname', 'nom', 'nom de famille', 'apellidos', 'apellido', 'cognome', 'sobrenome', 'achternaam'];
const EMAIL = [
  'email address',
  'e-mail address',
  'e-mail-adresse',
  'adresse e-mail',
  'dirección de correo electrónico',
  'correo electrónico',
  'indirizzo e-mail',
  'indirizzo email',
  'endereço de e-mail',
  'e-mail',
  'e-mailadres',
];
const COMPANY = ['company', 'unternehmen', 'entreprise', 'empresa', 'azienda', 'bedrijf'];
const POSITION = ['position', 'poste', 'puesto', 'cargo', 'posizione', 'functie'];
const CONNECTED_ON = [
  'connected on',
  'verbunden am',
  'connexion le',
  'date de connexion',
  'connecté le',
  'relation depuis le',
  'conectado el',
  'fecha de conexión',
  'collegato il',
  'data di collegamento',
  'conectado em',
  'data da conexão',
  'verbonden op',
  'contact sinds',
];

const roles = (headers: string[], role: ColumnRole): [string, ColumnRole][] => headers.map((header) => [header, role]);

const ROLES = new Map<string, ColumnRole>([
  ...roles(GIVEN, name('given')),
  ...roles(FAMILY, name('family')),
  ...roles(EMAIL, point('email')),
  ...roles(COMPANY, { to: 'organization' }),
  ...roles(POSITION, { to: 'title' }),
  ...roles(CONNECTED_ON, { to: 'date', label: 'Connected on LinkedIn' }),
  ['url', point('social', 'LinkedIn')],
]);

const any = (headers: ReadonlySet<string>, names: string[]): boolean => names.some((header) => headers.has(header));

/** `Connections.csv` of LinkedIn's archive, whose headers are in the language of the account. */
export const linkedinLayout: CsvLayout = {
  source: 'linkedin-csv',
  format: 'LinkedIn CSV',
  matches: (headers) =>
    any(headers, GIVEN) &&
    any(headers, FAMILY) &&
    (any(headers, CONNECTED_ON) || (headers.has('url') && any(headers, COMPANY) && any(headers, POSITION))),
  role: (header) => ROLES.get(header) ?? null,
};
