/** Replaced by the build: false in what is built, true under `npm run dev`. */
interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}
