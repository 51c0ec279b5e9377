export { writeSettings, writeTheme } from './repository';
