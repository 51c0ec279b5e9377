import type { Decoded } from '@shared/contract';
import type { ActionPage, UndoState } from '@shared/views';
import { countChanges, findRedoable, findUndoable, listActions } from '../../db/history';
import { takenBack } from '../../db/undo-any';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import { actionChanges } from './service';

const brief = (action: { id: number; label: string } | undefined): UndoState['undo'] =>
  action ? { id: action.id, label: action.label } : null;

function actionPage(core: Core, filter: Decoded<'history.list'>): ActionPage {
  const actions = listActions(core.db, filter);
  const by = takenBack(core.db, 0);
  return {
    actions: actions.map((action) => {
      const undoneBy = action.state === 'done' ? (by.get(action.id) ?? null) : null;
      return {
        id: action.id,
        label: action.label,
        at: action.at,
        state: action.state === 'done' && undoneBy === null ? 'done' : 'undone',
        undoneBy,
        final: action.first_change === null,
        changes: countChanges(core.db, action),
      };
    }),
    next: actions.length === filter.limit ? (actions.at(-1)?.id ?? null) : null,
  };
}

export function historyHandlers(
  core: Core,
): Handlers<'history.state' | 'history.list' | 'history.undo' | 'history.redo' | 'history.changes' | 'history.undoAction'> {
  return {
    'history.state': () => ({ undo: brief(findUndoable(core.db)), redo: brief(findRedoable(core.db)) }),
    'history.list': (filter) => actionPage(core, filter),
    'history.undo': () => core.step('undo'),
    'history.redo': () => core.step('redo'),
    'history.changes': ({ id, offset, limit }) => actionChanges(core, id, offset, limit),
    'history.undoAction': ({ id }) => core.undoAction(id),
  };
}
