import type { UndoState } from '@shared/views';
import { countChanges, findRedoable, findUndoable, listActions } from '../../db/history';
import type { Core } from '../core';
import type { Handlers } from '../handler';

const brief = (action: { id: number; label: string } | undefined): UndoState['undo'] =>
  action ? { id: action.id, label: action.label } : null;

export function historyHandlers(core: Core): Handlers<'history.state' | 'history.list' | 'history.undo' | 'history.redo'> {
  return {
    'history.state': () => ({ undo: brief(findUndoable(core.db)), redo: brief(findRedoable(core.db)) }),
    'history.list': ({ before, limit }) => {
      const actions = listActions(core.db, before, limit);
      return {
        actions: actions.map((action) => ({
          id: action.id,
          label: action.label,
          at: action.at,
          state: action.state === 'done' ? 'done' : 'undone',
          changes: countChanges(core.db, action),
        })),
        next: actions.length === limit ? (actions.at(-1)?.id ?? null) : null,
      };
    },
    'history.undo': () => core.step('undo'),
    'history.redo': () => core.step('redo'),
  };
}
