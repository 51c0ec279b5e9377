import type { Core } from '../core';
import type { Handlers } from '../handler';
import { search } from './service';

export function searchHandlers(core: Core): Handlers<'search.query'> {
  return { 'search.query': ({ text, limit }) => search(core, text, limit) };
}
