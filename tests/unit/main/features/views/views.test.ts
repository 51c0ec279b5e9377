import { type SavedView, savedView } from '@shared/domain/saved-view';
import { describe, expect, it } from 'vitest';
import { removeView, saveView } from '../../../../../src/main/features/views/service';
import { aCore } from '../../../../support/builders';

const view = (name: string, more: Partial<SavedView> = {}): SavedView => ({ ...savedView.parse({ name }), ...more });

describe('saved views', () => {
  it('are saved, changed, renamed and deleted, each as one action that can be undone', () => {
    const core = aCore();
    const names = () => core.settings.views.map(({ name }) => name);
    saveView(core, null, view('Clients', { text: 'tag:client last>90d', sort: 'lastTouch' }));
    saveView(core, null, view('Leads', { stages: ['lead'] }));
    saveView(core, 'Clients', view('Clients', { text: 'tag:client' }));
    saveView(core, 'Clients', view('Customers', { text: 'tag:client' }));
    expect(core.settings.views).toEqual([view('Customers', { text: 'tag:client' }), view('Leads', { stages: ['lead'] })]);
    removeView(core, 'Leads');
    expect(names()).toEqual(['Customers']);
    expect(core.step('undo')?.label).toBe('Delete the view “Leads”');
    expect(names()).toEqual(['Customers', 'Leads']);
    expect(core.step('undo')?.label).toBe('Rename the view “Clients” to “Customers”');
    expect(core.step('undo')?.label).toBe('Change the view “Clients”');
    expect(core.settings.views[0]).toMatchObject({ name: 'Clients', text: 'tag:client last>90d', sort: 'lastTouch' });
  });

  it('have each a name of their own', () => {
    const core = aCore();
    saveView(core, null, view('Clients'));
    saveView(core, null, view('Leads'));
    expect(() => saveView(core, null, view('clients'))).toThrow('Another view has this name');
    expect(() => saveView(core, 'Leads', view('CLIENTS'))).toThrow('Another view has this name');
    saveView(core, 'Clients', view('CLIENTS'));
    expect(() => removeView(core, 'Nothing')).toThrow('no view “Nothing”');
    expect(() => saveView(core, 'Nothing', view('X'))).toThrow('no view “Nothing”');
  });
});
