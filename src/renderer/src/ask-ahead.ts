import { isSafeMode } from './safe-mode';
import { askAhead } from './store/primed';

// In safe mode there is nobody who could answer.
if (!isSafeMode) askAhead();
