import { askAhead } from './store/primed';

askAhead();
