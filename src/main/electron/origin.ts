export const appScheme = 'app';
export const appOrigin = `${appScheme}://rapport`;

/** The server of `npm run dev`; null in everything that is built. */
export const devServerUrl: string | null = import.meta.env.DEV ? (process.env.ELECTRON_RENDERER_URL ?? null) : null;

/** The only origin that may be shown and may ask for anything. */
export const windowOrigin = devServerUrl === null ? appOrigin : new URL(devServerUrl).origin;
export const windowUrl = devServerUrl ?? `${appOrigin}/index.html`;
/** The page that is shown while the database can't be used. */
export const safeModeUrl = `${windowUrl}?safe-mode`;
