import { expect, test } from 'vitest';
import { ChosenFiles } from '../../../../src/main/electron/chosen-files';

test('only what was chosen passes, however it is written', () => {
  const files = new ChosenFiles();
  files.add(['/home/ana/a.vcf', '/home/ana/b.csv']);
  expect(() => files.assertChosen(['/home/ana/a.vcf', '/home/ana/sub/../b.csv'])).not.toThrow();
  const refused = expect.objectContaining({ code: 'refused' });
  expect(() => files.assertChosen(['/home/ana/a.vcf', '/etc/passwd'])).toThrow(refused);
  expect(() => files.assertChosen(['/home/ana/a.vcf/../c.vcf'])).toThrow(refused);
  expect(() => new ChosenFiles().assertChosen(['/home/ana/a.vcf'])).toThrow(refused);
});
