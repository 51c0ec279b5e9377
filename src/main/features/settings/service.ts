export { writeSettings } from './repository';
