import { expect, test, threePeople } from '../book';
import { AppWindow } from '../pages/app-window';

test.use({ book: threePeople });

test('a person is edited: refused without any name, then with a birthday without its year and an e-mail', async ({ app, window }) => {
  const bo = await window.openPerson('Bo Chen');
  const dialog = await bo.edit();
  const name = dialog.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByText('Give a name, an organization or a way to reach them')).toBeVisible();
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute('aria-invalid', 'true');

  await name.fill('Bo Chen-Ngũgĩ');
  await dialog.getByRole('textbox', { name: 'Birthday: day' }).fill('31');
  await dialog.getByRole('combobox', { name: 'Birthday: month' }).selectOption('2');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByText(/^No such date/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Birthday: day' }).fill('29');
  await dialog.getByRole('button', { name: 'Add another way' }).click();
  await dialog.getByRole('textbox', { name: 'E-mail' }).last().fill('bo@tallgrass.example');
  await window.save(dialog);

  await expect(window.heading).toHaveText('Bo Chen-Ngũgĩ');
  const known = window.main.getByRole('region', { name: 'What I know' });
  await expect(known).toContainText(/February 29|29 February/);
  await expect(window.main.getByRole('button', { name: 'bo@tallgrass.example', exact: true })).toBeVisible();

  await app.relaunch();
  const again = await new AppWindow(app.page).openPerson('Bo Chen-Ngũgĩ');
  const form = await again.edit();
  await expect(form.getByRole('textbox', { name: 'Birthday: day' })).toHaveValue('29');
  await expect(form.getByRole('textbox', { name: 'Birthday: year, if known' })).toHaveValue('');
  await expect(form.getByRole('textbox', { name: 'E-mail' }).last()).toHaveValue('bo@tallgrass.example');
});
