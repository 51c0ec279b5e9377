/** Saved views of the People page. They are a setting, so that the history, exports and backups hold them. */
import { fold } from '@shared/domain/fold';
import { type SavedView, VIEWS_MAX } from '@shared/domain/saved-view';
import { AppError } from '@shared/errors';
import type { Core } from '../core';
import { writeSettings } from '../settings/service';

function label(formerly: string | null, name: string): string {
  if (formerly === null) return `Save the view “${name}”`;
  return formerly === name ? `Change the view “${name}”` : `Rename the view “${formerly}” to “${name}”`;
}

/**
 * Saves a new view, or puts this one in the place of `formerly`.
 * @throws AppError `conflict` when another view has the name, `not_found` when there is no such view, `invalid` when there are too many
 */
export function saveView(core: Core, formerly: string | null, view: SavedView): void {
  const { views } = core.settings;
  const at = formerly === null ? views.length : views.findIndex(({ name }) => name === formerly);
  if (at < 0) throw new AppError('not_found', `There is no view “${formerly ?? ''}” any more.`);
  if (views.some(({ name }, index) => index !== at && fold(name) === fold(view.name)))
    throw new AppError('conflict', 'Another view has this name', { field: 'view.name' });
  if (at >= VIEWS_MAX) throw new AppError('invalid', `There can be ${VIEWS_MAX} views; delete one first.`);
  const next = [...views];
  next[at] = view;
  core.act(label(formerly, view.name), () => writeSettings(core.db, { views: next }));
}

/** @throws AppError `not_found` */
export function removeView(core: Core, name: string): void {
  const { views } = core.settings;
  const left = views.filter((view) => view.name !== name);
  if (left.length === views.length) throw new AppError('not_found', `There is no view “${name}” any more.`);
  core.act(`Delete the view “${name}”`, () => writeSettings(core.db, { views: left }));
}
