/** What everything can leave as. `vcard` is version 4.0, `vcard3` 3.0, `csv` a folder with a file for each table. */
export const exportFormats = ['json', 'vcard', 'vcard3', 'csv', 'ics'] as const;
export type ExportFormat = (typeof exportFormats)[number];
