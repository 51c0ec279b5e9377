/** How long somebody stays in the trash before they are removed for good, days. */
export const TRASH_DAYS = 30;
