/** The window was opened to say that the database can't be used. */
export const isSafeMode: boolean = new URLSearchParams(location.search).has('safe-mode');
