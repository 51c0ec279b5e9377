import type { ContactDraft } from '@shared/domain/contact';
import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';

const read = (text: string): ParsedFile => parseImportBytes('test.csv', Buffer.from(text));
const quoted = (values: string[]): string => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');

const points = ({ fields }: ContactDraft): string[] => fields.points.map(({ kind, label, value }) => `${kind} ${label}: ${value}`);

const person = {
  given: 'Ana',
  family: 'Silva',
  email: 'ana@x.example',
  phone: '+49 30 1234',
  mobile: '+49 170 1234',
  company: 'Acme',
  department: 'Sales',
  title: 'Lead',
  street: '1 Road',
  postalCode: '10115',
  city: 'Berlin',
  country: 'Germany',
  birthday: '1980-05-17',
  web: 'https://x.example',
  notes: 'hello',
  tags: 'VIP',
};
const values = [person.given, person.family, ...Object.values(person).slice(2)];

describe('a table of people, its columns called as in', () => {
  test.each([
    [
      'English',
      'First Name;Last Name;Email;Phone;Mobile;Company;Department;Job Title;Street;Postal Code;City;Country;Birthday;Website;Notes;Tags',
    ],
    ['German', 'Vorname;Nachname;E-Mail;Telefon;Handy;Firma;Abteilung;Position;Straße;PLZ;Ort;Land;Geburtstag;Webseite;Notizen;Kategorien'],
    [
      'German, in a form',
      'Vorname;Familienname;E-Mail-Adresse;Telefonnummer;Mobilnummer;Unternehmen;Abteilung;Funktion;Straße und Hausnummer;Postleitzahl;Wohnort;Land;Geburtsdatum;Homepage;Bemerkungen;Schlagwörter',
    ],
    [
      'French',
      'Prénom;Nom;Courriel;Téléphone;Portable;Entreprise;Service;Fonction;Rue;Code postal;Ville;Pays;Date de naissance;Site web;Remarques;Étiquettes',
    ],
    [
      'Spanish',
      'Nombre;Apellidos;Correo electrónico;Teléfono;Móvil;Empresa;Departamento;Puesto;Calle;Código postal;Ciudad;País;Fecha de nacimiento;Sitio web;Notas;Etiquetas',
    ],
    [
      'Italian',
      'Nome;Cognome;Indirizzo e-mail;Telefono;Cellulare;Azienda;Reparto;Posizione;Via;CAP;Città;Paese;Data di nascita;Sito web;Note;Etichette',
    ],
    [
      'Portuguese',
      'Nome;Sobrenome;Endereço de e-mail;Telefone;Celular;Empresa;Departamento;Cargo;Rua;CEP;Cidade;País;Data de nascimento;Site;Observações;Categorias',
    ],
    [
      'Dutch',
      'Voornaam;Achternaam;E-mailadres;Telefoonnummer;Mobiel;Bedrijf;Afdeling;Functie;Straat;Postcode;Plaats;Land;Geboortedatum;Website;Opmerkingen;Groepen',
    ],
    [
      'a program',
      'firstName;lastName;emailAddress;phone_number;mobilePhone;companyName;department;jobTitle;street_address;zip_code;city;country;birth_date;website_url;notes;tags',
    ],
  ])('%s', (_, header) => {
    const parsed = read(`${header}\n${values.join(';')}\n`);
    expect(parsed).toMatchObject({ found: 1, skipped: [] });
    const { fields } = parsed.contacts[0]?.draft ?? {};
    expect(fields).toMatchObject({
      fullName: 'Ana Silva',
      name: { given: 'Ana', family: 'Silva' },
      organization: person.company,
      department: person.department,
      title: person.title,
      birthday: person.birthday,
      notes: person.notes,
      tags: [person.tags],
      customFields: [],
      addresses: [{ label: '', street: '1 Road', postalCode: '10115', city: 'Berlin', country: 'Germany' }],
      points: [
        { kind: 'email', label: '', value: person.email },
        { kind: 'phone', label: '', value: person.phone },
        { kind: 'phone', label: 'mobile', value: person.mobile },
        { kind: 'url', label: '', value: person.web },
      ],
    });
  });
});

describe('Outlook in other languages', () => {
  const address = { street: '1 Road\n2nd floor', city: 'Town', region: 'Land', postalCode: '99', country: 'DE' };
  const all = {
    fullName: 'Dr. Ana Maria Silva',
    organization: 'Acme',
    department: 'Sales',
    title: 'Lead',
    addresses: [
      { label: 'work', ...address },
      { label: 'home', ...address },
    ],
    dates: [{ label: 'anniversary', date: '2010-06-12' }],
    birthday: '1980-05-17',
    notes: 'hello',
    tags: ['VIP', 'Golf'],
  };
  const cells = [
    ...['Dr.', 'Ana', 'Maria', 'Silva', 'Acme', 'Sales', 'Lead'],
    ...Object.values({ a: '1 Road', b: '2nd floor', c: 'Town', d: 'Land', e: '99', f: 'DE' }),
    ...Object.values({ a: '1 Road', b: '2nd floor', c: 'Town', d: 'Land', e: '99', f: 'DE' }),
    ...['1', '2', '3', '4', '5', '6', '7', '12.6.2010', '17.5.1980', 'VIP;Golf', 'a@x.example', 'SMTP', 'b@x.example', 'hello', 'Normal'],
  ];
  const kept = [
    'phone work, fax: 1',
    'phone work: 2',
    'phone work: 3',
    'phone home, fax: 4',
    'phone home: 5',
    'phone mobile: 6',
    'phone company: 7',
    'email : a@x.example',
    'email : b@x.example',
  ];

  test.each([
    [
      'German',
      'Anrede,Vorname,Weitere Vornamen,Nachname,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Straße privat 2,Ort privat,Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Fax privat,Telefon (privat),Mobiltelefon,Telefon Firma,Jahrestag,Geburtstag,Kategorien,E-Mail-Adresse,E-Mail-Typ,E-Mail 2: Adresse,Notizen,Vertraulichkeit',
    ],
    [
      'French',
      'Titre,Prénom,Deuxième prénom,Nom,Société,Service,Titre,Rue (bureau),Rue (bureau) 2,Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Rue (domicile) 2,Ville (domicile),Dép/Région (domicile),Code postal (domicile),Pays/Région (domicile),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Télécopie (domicile),Téléphone (domicile),Tél. mobile,Téléphone société,Anniversaire de mariage ou fête,Anniversaire,Catégories,Adresse de messagerie,Type de messagerie,Adresse de messagerie 2,Notes,Critère de diffusion',
    ],
    [
      'Spanish',
      'Title,Nombre,Segundo nombre,Apellidos,Organización,Department,Puesto,Calle del trabajo,Calle del trabajo 2,Ciudad de trabajo,Provincia o estado de trabajo,Código postal del trabajo,País o región del trabajo,Home Street,Home Street 2,Home City,Home State,Home Postal Code,País o región del domicilio,Business Fax,Teléfono del trabajo,Business Phone 2,Home Fax,Particular,Mobile Phone,Número de centralita de la organización,Anniversary,Birthday,Categorías,E-mail Address,E-mail Type,Dirección de correo electrónico 2,Notes,Confidencialidad',
    ],
    [
      'Portuguese',
      'Título,Primeiro nome,Outros nomes/apelidos,Apelido,Empresa,Departamento,Cargo,Rua da empresa,Rua da empresa 2,Localidade da empresa,Distrito da empresa,Código postal da empresa,País/Região da Empresa,Rua da residência,Rua da residência (2),Localidade da residência,Distrito da residência,Código postal da residência,País da Residência/Região,Fax da empresa,Telefone da empresa,2º telefone da empresa,Fax da residência,Telefone da residência,Telemóvel,Telefone principal da empresa,Aniversário,Data de nascimento,Categorias,Endereço de correio electrónico,Tipo de correio electrónico,Endereço do correio electrónico 2,Notas,Confidencialidade',
    ],
    [
      'Dutch',
      'Titel,Voornaam,Middelste naam,Achternaam,Bedrijf,Afdeling,Functie,"Werkadres, straat","Werkadres 2, straat","Werkadres, plaats","Werkadres, provincie","Werkadres, postcode",Land/regio (werk),"Huisadres, straat","Huisadres, straat 2","Huisadres, plaats","Huisadres, provincie","Huisadres, postcode",Land/regio (thuis),Fax op werk,Telefoon op werk,Telefoon op werk 2,Fax thuis,Telefoon thuis,Mobiele telefoon,Hoofdtelefoon bedrijf,Speciale datum,Verjaardag,Categorieën,E-mailadres,E-mailtype,E-mailadres 2,Notities,Gevoeligheid',
    ],
  ])('%s', (_, header) => {
    const parsed = read(`${header}\n${quoted(cells)}\n`);
    expect(parsed).toMatchObject({ format: 'Outlook CSV', source: 'outlook-csv', found: 1 });
    const draft = parsed.contacts[0]?.draft;
    if (!draft) throw new Error('no contact');
    expect(draft.fields).toMatchObject({ ...all, customFields: [] });
    expect(draft.extras).toEqual([]);
    expect(points(draft)).toEqual(kept);
  });

  test('unset values are left out, a referrer is one in any language', () => {
    const german =
      'Vorname,Nachname,E-Mail-Adresse,E-Mail 2: Adresse,Telefon geschäftlich,Geschlecht,Privat,Priorität,Ort,Empfohlen von,Jahrestag';
    const { contacts } = read(`${german}\nAna,Silva,a@x.example,,1,Keine Angabe,Falsch,Normal,Halle 3,Bo Chen,0.0.00\n`);
    expect(contacts[0]?.referredBy).toBe('Bo Chen');
    expect(contacts[0]?.draft).toMatchObject({
      extras: [],
      fields: {
        dates: [],
        addresses: [],
        customFields: [
          { label: 'Ort', value: 'Halle 3' },
          { label: 'Empfohlen von', value: 'Bo Chen' },
        ],
      },
    });
  });
});

test('Thunderbird in German', () => {
  const header =
    'Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Webseite 2,Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Benutzerdef. 2,Benutzerdef. 3,Benutzerdef. 4,Notizen,';
  const row =
    'Ana,Silva,Ana S.,An,a@x.example,b@x.example,ana,1,2,3,4,5,1 Road,c/o Bo,Ulm,BW,89073,DE,2 Road,,Bonn,NW,53111,DE,Lead,Sales,Acme,w.example,h.example,1970,11,5,blue,,,,hello,';
  const parsed = read(`${header}\n${row}\n`);
  expect(parsed).toMatchObject({ format: 'Thunderbird CSV', source: 'thunderbird-csv', found: 1 });
  const draft = parsed.contacts[0]?.draft;
  if (!draft) throw new Error('no contact');
  expect(draft.fields).toMatchObject({
    fullName: 'Ana S.',
    nicknames: ['An'],
    organization: 'Acme',
    department: 'Sales',
    title: 'Lead',
    birthday: '1970-11-05',
    notes: 'hello',
    addresses: [
      { label: 'home', street: '1 Road\nc/o Bo', city: 'Ulm', region: 'BW', postalCode: '89073', country: 'DE' },
      { label: 'work', street: '2 Road', city: 'Bonn', region: 'NW', postalCode: '53111', country: 'DE' },
    ],
    customFields: [{ label: 'Benutzerdef. 1', value: 'blue' }],
  });
  expect(points(draft)).toEqual([
    'email : a@x.example',
    'email : b@x.example',
    'im : ana',
    'phone work: 1',
    'phone home: 2',
    'phone fax: 3',
    'phone pager: 4',
    'phone mobile: 5',
    'url work: w.example',
    'url home: h.example',
  ]);
});

test('LinkedIn in French, with its newer name for the day', () => {
  const text =
    'Notes :\n"En exportant vos données de connexions..."\n\nPrénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\nAna,Silva,https://www.linkedin.com/in/ana,,Acme,Lead,5 mars 2024\n';
  expect(read(text)).toMatchObject({
    source: 'linkedin-csv',
    contacts: [{ draft: { fields: { dates: [{ label: 'Connected on LinkedIn', date: '2024-03-05' }] } } }],
  });
});
