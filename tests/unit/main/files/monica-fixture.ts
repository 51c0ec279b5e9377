/** An export of Monica 4, made up, with all that its `ExportResources` write. */

const at = '2023-06-01T10:00:00.000000Z';
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const item = (n: number, properties: object, more: object = {}): object => ({
  uuid: id(n),
  created_at: at,
  updated_at: at,
  properties,
  ...more,
});
const list = (type: string, values: unknown[]): object => ({ count: values.length, type, values });
const special = (date: string, more: object = {}): object => ({
  uuid: id(900),
  is_age_based: false,
  is_year_unknown: false,
  date,
  ...more,
});

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const avery = item(
  1,
  {
    first_name: 'Avery',
    middle_name: 'Q.',
    last_name: 'Stone',
    nickname: 'Ave',
    description: 'From the choir',
    is_starred: true,
    is_partial: false,
    is_active: true,
    is_dead: false,
    job: 'Carpenter',
    company: 'Oak & Sons',
    food_preferences: 'No nuts',
    number_of_views: 7,
    stay_in_touch_frequency: 60,
    avatar: { avatar_source: 'photo', avatar_photo: id(70), has_avatar: true },
    tags: ['choir', 'friend'],
    gender: id(82),
    birthdate: special('1990-05-15T00:00:00.000000Z'),
    first_met_date: special('2010-09-01T00:00:00.000000Z'),
    first_met_through: id(2),
  },
  {
    data: [
      list('contact_field', [
        item(10, { data: 'avery@x.example', type: id(80) }),
        item(11, { data: '+1 555 0100', type: id(81) }),
        item(12, { data: 'https://linkedin.example/in/avery', type: id(83) }),
        item(13, { data: 'avery.tg', type: id(84) }),
        item(14, { data: 'A-17', type: id(85) }),
      ]),
      list('address', [
        item(15, {
          name: 'Home',
          street: '1 Elm St',
          city: 'Bree',
          province: 'WA',
          postal_code: '98001',
          latitude: 47.5,
          longitude: -122.25,
          country: 'US',
        }),
      ]),
      list('call', [
        item(20, { called_at: '2024-01-05T14:00:00.000000Z', content: 'Plans', contact_called: true, emotions: ['hope', 'hope'] }),
      ]),
      list('note', [item(21, { body: 'Likes oak.', is_favorited: true })]),
      list('life_event', [item(22, { name: 'Promoted', note: 'To master', happened_at: '2023-08-15T00:00:00.000000Z', type: id(86) })]),
      list('conversation', [
        item(23, {
          happened_at: '2024-01-06T14:00:00.000000Z',
          contact_field_type: id(84),
          messages: [
            item(24, { content: 'How are you?', written_at: '2024-01-06T14:00:00.000000Z', written_by_me: true }),
            item(25, { content: 'Fine', written_at: '2024-01-06T14:05:00.000000Z', written_by_me: false }),
          ],
        }),
      ]),
      list('gift', [
        item(26, { name: 'Chisel', comment: 'Engraved', amount: 35.99, status: 'offered', date: '2023-12-24T00:00:00.000000Z' }),
        item(27, { name: 'Bowl', amount: 20, status: 'received', date: '2023-12-25', recipient: id(2) }),
        item(28, { name: 'Saw', comment: 'The red one', url: 'https://x.example/saw', status: 'idea' }),
      ]),
      list('debt', [
        item(29, { amount: 50, currency: 'USD', status: 'inprogress', in_debt: true }),
        item(30, { amount: 5, currency: 'USD', status: 'complete', in_debt: false, reason: 'Lunch' }),
      ]),
      list('task', [
        item(31, { title: 'Buy wood', description: 'Ash', completed: false, completed_at: '' }),
        item(32, { title: 'Call back', completed: true, completed_at: '2023-07-01T00:00:00.000000Z' }),
      ]),
      list('reminder', [
        item(33, {
          initial_date: '1990-05-15T00:00:00.000000Z',
          title: 'Birthday',
          frequency_type: 'year',
          frequency_number: 1,
          delible: false,
          inactive: false,
        }),
        item(34, {
          initial_date: '2022-03-31',
          title: 'Choir fees',
          frequency_type: 'month',
          frequency_number: 3,
          delible: true,
          inactive: false,
        }),
        item(35, { initial_date: '2024-05-15', title: 'Send card', description: 'Blue', frequency_type: 'one_time', inactive: false }),
        item(36, { initial_date: '2022-01-01', title: 'Old', frequency_type: 'week', frequency_number: 1, inactive: true }),
      ]),
      list('pet', [item(37, { name: 'Rex', category: 'dog' })]),
      list('occupation', [item(38, { title: 'Treasurer' })]),
      list('activity', [id(50), id(50), id(51)]),
      list('photo', [id(70), id(71), id(79)]),
      list('document', [id(72)]),
    ],
  },
);

const blake = item(
  2,
  {
    first_name: 'Blake',
    is_partial: false,
    is_active: false,
    is_dead: true,
    birthdate: special('2000-02-29T00:00:00.000000Z', { is_year_unknown: true }),
    deceased_date: special('2024-01-10T00:00:00.000000Z'),
    first_met_through: id(99),
    last_talked_to: '2023-12-30T00:00:00.000000Z',
    avatar: { avatar_source: 'external', avatar_external_url: 'https://x.example/blake.jpg', has_avatar: true },
  },
  { data: [list('activity', [id(50)])] },
);
const me = item(
  3,
  { first_name: 'Casey', birthdate: special('1984-01-01T00:00:00.000000Z', { is_age_based: true }) },
  { data: [list('activity', [id(50)])] },
);

const type = (n: number, properties: object): object => item(n, properties);

/** @param plural as files made by hand have the names of the lists */
export function monicaExport(plural = false): string {
  const json = {
    version: '1.0-preview.1',
    app_version: '4.1.2',
    export_date: '2024-01-15T10:30:00.000000Z',
    url: 'https://monica.example',
    exported_by: 'casey@x.example',
    account: {
      uuid: id(100),
      created_at: at,
      updated_at: at,
      data: [
        list('user', [{ uuid: id(101), first_name: 'Casey', properties: { currency: 'USD', me_contact: id(3) } }]),
        list('contact', [avery, blake, me]),
        list('relationship', [
          item(40, { type: 'stepparent', contact_is: id(1), of_contact: id(2) }),
          item(41, { type: 'stepchild', contact_is: id(2), of_contact: id(1) }),
        ]),
        list('photo', [
          item(70, { original_filename: 'a.png', mime_type: 'image/png' }, { dataUrl: `data:image/png;base64,${png}` }),
          item(71, { original_filename: 'b.gif', mime_type: 'image/gif', dataUrl: 'data:image/gif;base64,R0lGODlhAQABAA==' }),
        ]),
        list('document', [item(72, { original_filename: 'plan.pdf', dataUrl: 'data:application/pdf;base64,AAAA' })]),
        list('activity', [
          item(50, { summary: 'Dinner', description: 'Pasta', happened_at: '2024-01-03T18:00:00.000000Z', type: id(87) }),
          item(51, { summary: 'Concert', happened_at: '2024-01-04T00:00:00.000000Z' }),
          item(52, { summary: 'Alone', happened_at: '2024-01-04T00:00:00.000000Z' }),
        ]),
      ],
      properties: { journal_entries: [item(60, { title: 'A good day', post: 'Sun.' })] },
      instance: {
        genders: [type(82, { name: 'Woman', type: 'F' })],
        contact_field_types: [
          type(80, { name: 'Email', protocol: 'mailto:', type: 'email' }),
          type(81, { name: 'Telefon', protocol: 'tel:', type: 'phone' }),
          type(83, { name: 'LinkedIn' }),
          type(84, { name: 'Telegram', protocol: 'telegram:' }),
          type(85, { name: 'Locker' }),
        ],
        activity_types: [type(87, { translation_key: 'ate_together' })],
        life_event_types: [type(86, { translation_key: 'new_job' })],
      },
    },
  };
  const text = JSON.stringify(json);
  if (!plural) return text;
  return text.replace(/"type":"(\w+)","values"/g, (_, name: string) => {
    const many = name.endsWith('y') ? `${name.slice(0, -1)}ies` : name.endsWith('ss') ? `${name}es` : `${name}s`;
    return `"type":"${many}","values"`;
  });
}
