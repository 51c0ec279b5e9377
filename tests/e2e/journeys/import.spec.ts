import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aMeeting, expect, rapportJson, test } from '../book';
import { ImportDialog } from '../pages/import-dialog';

const vcards = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Zoë Kowalczyk',
  'N:Kowalczyk;Zoë;;;',
  'EMAIL;TYPE=work:zoe@patchwork.example',
  'BDAY:--0229',
  'END:VCARD',
  'BEGIN:VCARD',
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Tomás Herrera',
  'TEL;TYPE=cell:+34 600 123 456',
  'END:VCARD',
  '',
].join('\r\n');

const google = [
  'First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Labels',
  'Inês,,Carvalho,"Studio ""Mar"", Lda",* Work,ines@mar.example,Mobile,+351 912 345 678,* myContacts',
  'Zoë,,Kowalczyk,Patchwork Learning,Work,ZOE@patchwork.example,,,',
  '',
].join('\n');

const linkedIn = [
  'Notes:',
  '"When exporting your connection data, you may notice that some of the email addresses are missing."',
  '',
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Kwame,Boateng,https://www.linkedin.com/in/kwame-example,kwame@sunbird.example,Sunbird Health,Founder,03 Nov 2026',
  '',
].join('\n');

const json = rapportJson({
  contacts: [{ id: 'mina', name: { full: 'Mina Adeyemi' } }],
  touchpoints: [aMeeting('t1', ['mina'], 1, { subject: 'Board breakfast' })],
});

test('four kinds of files come in together, twice without doubling, and go out in one step', async ({ app, window, page, files }) => {
  const contents = { 'cards.vcf': vcards, 'google.csv': google, 'linkedin.csv': linkedIn, 'rapport.json': json };
  const paths: string[] = [];
  for (const [name, text] of Object.entries(contents)) {
    paths.push(join(files, name));
    await writeFile(join(files, name), text);
  }
  const dialog = new ImportDialog(app);
  await dialog.preview(...paths);
  await expect(dialog.file('cards.vcf')).toContainText('vCard 3.0');
  await expect(dialog.file('cards.vcf')).toContainText(/3 people.*2 new.*1 can’t be imported/);
  await expect(dialog.row('Can’t be imported')).toContainText('the card is empty');
  await dialog.file('google.csv').click();
  await expect(dialog.file('google.csv')).toContainText(/Google CSV.*2 people.*1 new.*1 to update/);
  await expect(dialog.row('Zoë')).toContainText('same e-mail as Zoë Kowalczyk');
  await expect(dialog.file('linkedin.csv')).toContainText(/LinkedIn CSV.*1 new/);
  await dialog.file('rapport.json').click();
  await expect(dialog.file('rapport.json')).toContainText(/Rapport JSON.*1 new/);
  await expect(dialog.dialog.getByText('Comes along: 1 touchpoint')).toBeVisible();

  await expect(dialog.button).toHaveText('Import 5 people, update 1');
  await dialog.apply();
  await expect(dialog.dialog.getByText('Came along: 1 touchpoint')).toBeVisible();
  await dialog.dialog.getByRole('button', { name: 'See the people' }).click();
  await expect(window.main.getByRole('status').first()).toHaveText('5 people');
  const zoe = await window.openPerson('Zoë Kowalczyk');
  await expect(zoe.article.getByText('Patchwork Learning')).toBeVisible();
  const mina = await window.openPerson('Mina Adeyemi');
  await expect(mina.row('Board breakfast')).toContainText('+5.0 points');

  await dialog.preview(...paths);
  await expect(dialog.dialog.getByText('Nothing here is new.')).toBeVisible();
  await expect(dialog.button).toBeDisabled();
  for (const name of Object.keys(contents)) await expect(dialog.file(name)).not.toContainText(/\d new|to update/);
  await dialog.close();

  await page.getByRole('main').click();
  await window.press('Control+z');
  await window.goTo('People');
  await expect(window.main.getByText('Nobody here yet')).toBeVisible();
  await window.press('Control+y');
  await expect(window.main.getByRole('status').first()).toHaveText('5 people');
});

test('a file that is not what it says it is gets a reason, and the good one beside it still comes in', async ({ app, window, files }) => {
  const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6]);
  const bad: [name: string, content: string | Buffer | null, reason: RegExp][] = [
    ['notes.csv', 'Dear Ana,\n\nit was good to see you.\n', /notes\.csv/],
    ['archive.vcf', zip, /archive\.vcf is a ZIP archive/],
    ['empty.vcf', '', /empty\.vcf is empty/],
    ['folder.csv', null, /folder\.csv is a folder, not a file/],
    ['cut.json', json.slice(0, json.length / 2), /cut\.json is not valid JSON/],
    ['newer.json', '{"format":"rapport","version":99,"contacts":[]}', /newer\.json was written by a newer Rapport/],
    ['other.json', '{"hello":"world"}', /other\.json is JSON, but not a Rapport file/],
  ];
  for (const [name, content] of bad) {
    if (content === null) await mkdir(join(files, name));
    else await writeFile(join(files, name), content);
  }
  await writeFile(join(files, 'good.vcf'), vcards);
  const gone = join(files, 'gone.vcf');
  const dialog = new ImportDialog(app);
  await dialog.preview(...bad.map(([name]) => join(files, name)), gone, join(files, 'good.vcf'));
  for (const [name, , reason] of [...bad, ['gone.vcf', null, /gone\.vcf was not found/] as const]) {
    await dialog.file(name).click();
    await expect.soft(dialog.dialog.getByRole('alert')).toContainText(reason);
    await expect.soft(dialog.dialog.getByRole('alert')).not.toContainText(/Error:|\bat .*:\d+/);
  }
  await expect(dialog.button).toHaveText('Import 2 people');
  await dialog.apply();
  await dialog.dialog.getByRole('button', { name: 'Undo' }).click();
  await window.goTo('Today');
  await expect(window.heading).toHaveText('Welcome to Rapport');
});

test('a file cut off in the middle brings the people before the cut', async ({ app, files }) => {
  const file = join(files, 'cut.vcf');
  await writeFile(file, vcards.slice(0, vcards.indexOf('TEL')));
  const dialog = new ImportDialog(app);
  await dialog.preview(file);
  await expect(dialog.row('Zoë Kowalczyk')).toContainText('New');
  await expect(dialog.row('Tomás Herrera')).toBeVisible();
  await dialog.close();
  await expect(app.page.getByRole('button', { name: 'Import…' })).toBeFocused();
});
