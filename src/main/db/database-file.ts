/** The database's name in the profile folder. By itself, so that the main process can know it without loading a database. */
export const DATABASE_FILE = 'rapport.db';
