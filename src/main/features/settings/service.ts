export { hasOwnSettings, REVIEW_KEYS, writeSettings, writeTheme } from './repository';
