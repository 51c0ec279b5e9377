/**
 * The words that names of columns are made of, in English, German, French, Spanish, Italian, Portuguese and Dutch: without
 * accents, several words written as one (`Code postal` is `codepostal`). Taken from what Outlook, Thunderbird, LinkedIn, HubSpot,
 * Salesforce, Pipedrive and the like write.
 */
import type { ContactPointKind } from '@shared/domain/contact';
import type { AddressPart } from '../draft-builder';
import type { ColumnRole } from './column-role';
import { name } from './column-role';

/** What a column is about, before it is known whose or which it is (`work`, the second one). */
export type HeaderNoun =
  | { is: 'point'; kind: ContactPointKind; label: string }
  | { is: 'address'; part: AddressPart }
  /** Has no place: `Work birthday` is not a column that we know. */
  | { is: 'role'; role: ColumnRole; placed?: boolean };

export type Place = 'work' | 'home' | 'other' | 'mailing';

const list = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const WORK = `work business office geschaftlich geschaeftlich geschaftl geschaeftl gesch geschaeft dienstl berufl dienstlich dienst arbeit beruflich buero bureau professionnel
  professionnelle pro travail trabajo laboral oficina lavoro ufficio uff aziendale trabalho comercial profissional werk zakelijk zakelijke
  kantoor arbete arbejde`;
const HOME = `home private personal privat privata privato prive privee priv privada domicile maison personnel personnelle particulier casa particular
  domicilio hogar abitazione ab residenza residencial residencia pessoal personale thuis huis`;
const OTHER = `other weiterer weitere weiteres weiter andere anderer anderes sonstige sonstiges autre otro otra altro altra outro outra ander
  anders alternate alternative`;

export const PLACES: ReadonlyMap<string, Place> = new Map([
  ...list(WORK).map((word): [string, Place] => [word, 'work']),
  ...list(HOME).map((word): [string, Place] => [word, 'home']),
  ...list(OTHER).map((word): [string, Place] => [word, 'other']),
  ['mailing', 'mailing'],
]);

/** Whose number or address it is; alone, the name of the organization. */
export const COMPANY_WORDS: ReadonlySet<string> = new Set(
  list(`company firma firmen organization organisation unternehmen societe entreprise empresa compania organizacion azienda societa
    organizacao bedrijf account`),
);

/** Say nothing of what a column holds. */
export const FILLERS: ReadonlySet<string> = new Set(
  list(`de del della dello dell delle di da do das dos du des der die den dem of the la le les l d el il lo a al an au auf in im op het van
    von voor for pour para per na no y e et und and en s r primary main principal principale primaire primario primaria primar primare
    primaere haupt hoofd primair primaerer secondary sekundar sekundare sekundaere secondaire secondario secondaria secundario secundaria
    secundair tt jjjj jj dd mm yyyy yy aaaa aa required optional your u person contact contacts kontakt contacto contatto contato current associated`),
);
export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  list('number numbers nummer nummern numero numeros nr num no n value valeur wert'),
);
export const ADDRESS_WORDS: ReadonlySet<string> = new Set(
  list('address addresses adresse anschrift direccion indirizzo endereco morada adres'),
);
export const LABEL_WORDS: ReadonlySet<string> = new Set(list('type label typ tipo etiquette etichetta etiqueta rotulo bezeichnung'));

const POINTS: [ContactPointKind, string, string][] = [
  [
    'email',
    '',
    `email emails mail mails emailaddress emailaddresses mailaddress emailadresse emailadressen mailadresse adressemail adresseemail
    adressemessagerie adressecourrier adressecourriel adresseelectronique messagerie courriel courriels correo correos correoelectronico
    direccioncorreoelectronico direccioncorreo direccionemail postaelettronica postael indirizzoemail indirizzimail indirizzomail
    indirizzopostaelettronica enderecoemail enderecocorreioelectronico enderecocorreioeletronico correioelectronico correioeletronico
    emailid pec emailadres emailadressen mailadres epost epostadress epostadresse adresemail`,
  ],
  [
    'phone',
    '',
    `phone phones telephone telephones tel telefon telefone telefono telefonos telefoni telefones fone telefoon phonenumber phonenumbers
    telephonenumber telefonnummer telefonnummern rufnummer telefoonnummer telefonnr telnr telnummer numerotelephone numerotelefono
    numerotelefone contactno phno ph phnumber tfno tlf tlfno telefonnr telfixe telfijo landline landlinephone festnetz festnetznummer fixe telephonefixe telefonofijo telefonofisso telefonefixo contactnumber
    dayphone eveningphone`,
  ],
  [
    'phone',
    'mobile',
    `mobile mobiles phonemobile phonecell telefonmobil telmobil mobilephone mobilephones mobilephonenumber mobilenumber cell cellphone cellphones cellphonenumber cellnumber cellular
    cellularphone handy handynummer handynr mobil mobiltel mobiltelefon mobiltelefonnummer mobilnummer mobilfunk mobilfunknummer portable
    telephoneportable telephonemobile telmobile telportable movil telefonomovil celular telefonocelular cellulare telefonocellulare
    telefonomobile telefonecelular telefonemovel telemovel mobiel mobielnummer mobieletelefoon mobieletelefoonnummer gsm natel`,
  ],
  ['phone', 'fax', 'fax phonefax faxnumber faxphone telefax faxnummer faxnr telecopie telecopieur numerofax'],
  ['phone', 'pager', 'pager pagernumber pagernummer cercapersone buscapersonas recepteurradiomessagerie bip'],
  [
    'url',
    '',
    `website websites websiteurl websiteaddress web webpage webpages webaddress webadresse homepage homepageurl url urls site siteweb
    siteinternet sitioweb paginaweb paginanaweb paginadaweb paginaw sitoweb webseite webseiten internetseite internet pageweb webpagina
    webadres websitelink blog blogurl sito`,
  ],
  ['social', '', 'social socials sociallinks socialprofiles socialprofile socialmedia'],
  [
    'im',
    '',
    'im imaddress imhandle instantmessenger instantmessaging screenname messenger messengername messengerid messagerieinstantanee',
  ],
];

const ADDRESSES: [AddressPart, string][] = [
  [
    'street',
    `street streets streetaddress streetname addressline addressstreet address addresses fulladdress adresse adressen anschrift
    strasse str strassehausnummer strassehausnr strassenr strasseundhausnummer strassennummer rue calle direccion via indirizzo rua
    ruanumero endereco morada logradouro straat straatnaam straathuisnummer adres adress postaladdress postanschrift adressepostale voie
    domicilio ulica gata gade`,
  ],
  [
    'extended',
    'extendedaddress adresszusatz adresserganzung complementadresse complementoendereco bairro apt apartment suite unit complemento complement',
  ],
  [
    'city',
    `city cities town citytown ort stadt wohnort ville ciudad localidad poblacion municipio citta localita comune cidade localidade
    plaats plaatsnaam stad woonplaats commune locality plzort miasto`,
  ],
  [
    'region',
    `state states region province county stateprovince stateregion stateorprovince provincestate bundesland kanton
    bundeslandkanton depregion provincia provinciaestado provinciaoestado estadoprovincia regione regioneprovincia estado distrito
    concelho provincie stato landesteil regio uf`,
  ],
  [
    'postalCode',
    `zip zipcode zippostal zippostalcode zippostcode postalcode postalzipcode postcode postcodezip plz postleitzahl codepostal cp
    codigopostal cap cep codicepostale kodpocztowy postnummer postnr`,
  ],
  [
    'country',
    `country countries countryregion countryorregion countryname land landregion landregio pays paysregion pais paisregion
    paisoregion regionpais regiaopais paisregiao paese paesearea paeseareageografica nazione nazioneregione landoderregion kraj`,
  ],
  [
    'poBox',
    'pobox postofficebox postfach postbus postbusnummer boitepostale bp apartado apartadopostal apartadocorreos casellapostale caixapostal',
  ],
];

const ROLES: [ColumnRole, string][] = [
  [
    { to: 'fullName' },
    `name fullname displayname completename contactname personname clientname customername vollstandigername vollername anzeigename
    vorundnachname vornameundnachname vornamenachname vornamename namevorname nachnamevorname nomcomplet nomprenom prenomnom nometprenom
    prenometnom nomaafficher nomaffiche nombrecompleto nombreapellidos nombreyapellidos nombreyapellido apellidosynombre apellidosnombre
    nombrepantalla nomecompleto nomecognome nomeecognome cognomenome cognomeenome nomevisualizzato nomesobrenome nomeesobrenome
    mostrarnome ansprechpartner volledigenaam naam weergavenaam`,
  ],
  [
    name('given'),
    `firstname firstnames first given givenname givennames forename forenames fname vorname vornamen prenom prenoms nombre nombres
    primernombre nombrepila nome primonome primeironome voornaam voornamen imie fornamn fornavn`,
  ],
  [
    name('additional'),
    `middlename middlenames middle middleinitial middleinitials additionalname additionalnames secondname mittelname zweitervorname
    weiterevornamen deuxiemeprenom autresprenoms segundonombre secondonome segundonome nomemeio nomedomeio nomesmeio outrosnomesapelidos
    middelstenaam tussenvoegsel`,
  ],
  [
    name('family'),
    `lastname lastnames last surname surnames family familyname lname nachname nachnamen familienname zuname nom nomfamille nomdefamille
    apellido apellidos primerapellido cognome cognomi sobrenome sobrenomes ultimonome apelido apelidos achternaam familienaam nazwisko efternamn efternavn etternavn`,
  ],
  [
    name('prefix'),
    `prefix nameprefix salutation honorific honorificprefix anrede titel akademischertitel civilite titolo titulo tratamiento tratamento
    aanhef`,
  ],
  [name('suffix'), 'suffix namesuffix honorificsuffix namenszusatz suffixe suffisso sufijo sufixo achtervoegsel'],
  [{ to: 'nickname' }, 'nickname nicknames nick spitzname rufname surnom pseudo apodo soprannome alcunha bijnaam roepnaam'],
  [
    { to: 'organization' },
    `company companyname companies organization organizations organisation organizationname organisationname employer employername
    business businessname firma firmenname firmaname namefirma nameunternehmen unternehmen unternehmensname arbeitgeber entreprise societe nomentreprise nomsociete
    employeur raisonsociale empresa nombreempresa organizacion compania azienda nomeazienda societa ditta organizzazione ragionesociale
    bedrijf bedrijfsnaam naambedrijf organisatie werkgever organizacao nomeempresa namecompany organisme foretag virksomhed account accountname workcompany`,
  ],
  [{ to: 'department' }, 'department dept division abteilung service departamento reparto dipartimento afdeling workdept workdepartment'],
  [
    { to: 'title' },
    `title jobtitle jobtitles job jobrole position positions role roles function occupation profession headline worktitle
    jobposition funktion beruf berufsbezeichnung jobbezeichnung stelle stellenbezeichnung position arbeitstitel poste fonction titreposte
    intituleposte titre cargo puesto puestotrabajo profesion ocupacion posizione qualifica ruolo mansione professione profissao designation stanowisko stilling functie
    functietitel beroep`,
  ],
  [
    { to: 'birthday' },
    `birthday birthdays birthdate bday dateofbirth datebirth dob geburtstag geburtsdatum geboren geborenam anniversaire datenaissance
    datedenaissance neele cumpleanos fechanacimiento fechadenacimiento nacimiento datanascita datadinascita compleanno datanascimento
    datadenascimento nascimento dataaniversario gebdatum gebdat geb gebtag fnacimiento fnac fechanac anniv geboortedatum verjaardag
    dataurodzenia fodelsedag fodelsedatum fodselsdag fodselsdato`,
  ],
  [
    { to: 'birthPart', part: 'year' },
    'birthyear yearofbirth geburtsjahr anneenaissance anneedenaissance anonacimiento anonascita annonascita annodinascita anonascimento geboortejaar',
  ],
  [
    { to: 'birthPart', part: 'month' },
    'birthmonth monthofbirth geburtsmonat moisnaissance moisdenaissance mesnacimiento mesenascita mesenascimento mesnascimento mesedinascita geboortemaand',
  ],
  [
    { to: 'birthPart', part: 'day' },
    'dayofbirth journaissance jourdenaissance dianacimiento giornonascita giornodinascita dianascimento geboortedag',
  ],
  [
    { to: 'date', label: 'anniversary' },
    `anniversary anniversarydate weddinganniversary weddingdate hochzeitstag jahrestag anniversairemariage anniversairemariageoufete
    datemariage aniversarioboda aniversariobodas aniversario anniversario anniversariomatrimonio aniversariocasamento datasespeciais
    trouwdag specialedatum`,
  ],
  [
    { to: 'tags' },
    `tags tag labels label categories category groups group lists kategorien kategorie gruppen gruppe schlagworte schlagworter categoria
    categorias categorie categorieen categorien stichworte etiquettes etiquette etiquetas etiqueta etichette etichetta groupes groupe grupos grupo
    gruppi gruppo groepen groep marcadores`,
  ],
  [
    { to: 'referredBy' },
    `referredby referrer referrername introducedby introducer recommendedby metthrough firstmetthrough empfohlenvon empfehlungvon
    empfehlungdurch vermitteltdurch recommandepar presentepar parrainepar recomendadopor referidopor presentadopor presentatoda
    segnalatoda consigliatoda raccomandatoda indicadopor apresentadopor aanbevolendoor doorverwezendoor geintroduceerddoor
    referentievan`,
  ],
  [
    { to: 'notes' },
    `notes note comments comment remarks remark description memo notizen notiz bemerkung bemerkungen kommentar kommentare anmerkung
    anmerkungen beschreibung remarque remarques commentaire commentaires notas nota observaciones observacion comentarios comentario
    observacoes observacao anotacoes annotazioni commenti descrizione descripcion descricao opmerking opmerkingen notities notitie uwagi anteckningar noter`,
  ],
  [
    { to: 'cadence' },
    'cadence cadencedays frequency keepintouch keepintouchfrequency keepintouchcadence stayintouchfrequency contactfrequency reminderfrequency',
  ],
];

const SERVICES: [ContactPointKind, string[]][] = [
  [
    'social',
    [
      'LinkedIn',
      'Twitter',
      'Facebook',
      'Instagram',
      'GitHub',
      'Mastodon',
      'TikTok',
      'YouTube',
      'Xing',
      'Bluesky',
      'Threads',
      'Pinterest',
      'Medium',
      'AngelList',
    ],
  ],
  ['im', ['Skype', 'WhatsApp', 'Telegram', 'WeChat', 'Viber', 'Threema', 'Discord', 'ICQ', 'AIM', 'Jabber', 'XMPP', 'QQ']],
];
/** What stands beside the name of a service: `LinkedIn Profile URL`. */
export const SERVICE_WORDS: ReadonlySet<string> = new Set(
  list('profile profil perfil profilo profiel url urls link lien handle username user name account id page contact address'),
);

function wordsOf(): Map<string, HeaderNoun> {
  const nouns = new Map<string, HeaderNoun>();
  const add = (words: string, noun: HeaderNoun): void => {
    for (const word of list(words)) nouns.set(word, noun);
  };
  for (const [kind, label, words] of POINTS) add(words, { is: 'point', kind, label });
  for (const [part, words] of ADDRESSES) add(words, { is: 'address', part });
  for (const [role, words] of ROLES) {
    const placed = role.to === 'organization' || role.to === 'department' || role.to === 'title';
    add(words, { is: 'role', role, placed });
  }
  return nouns;
}

export const NOUNS: ReadonlyMap<string, HeaderNoun> = wordsOf();

/** Mean what they say only as the whole name of a column: `Last contact` is no family name. */
export const WHOLE_ONLY: ReadonlySet<string> = new Set(list('first last middle given family name nombre nome nom naam description role'));

/** Networks and messengers by their names in lower case. */
export const SERVICE_NOUNS: ReadonlyMap<string, HeaderNoun> = new Map(
  SERVICES.flatMap(([kind, names]) => names.map((label): [string, HeaderNoun] => [label.toLowerCase(), { is: 'point', kind, label }])),
);
