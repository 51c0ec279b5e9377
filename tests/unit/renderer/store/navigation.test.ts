import { afterEach, expect, test } from 'vitest';
import { goBack, navigate, type Route, replaceOrganization, useNavigation } from '../../../../src/renderer/src/store/navigation';

const start = useNavigation.getInitialState();
afterEach(() => useNavigation.setState(start, true));

function shown(): Route | undefined {
  const { trail, at } = useNavigation.getState();
  return trail[at];
}

const tallgrass: Route = { page: 'organization', name: 'Tallgrass' };
const renamed: Route = { page: 'organization', name: 'Tallgrass Software', formerly: 'Tallgrass' };

test('a renamed organization takes the place of the old name everywhere on the way back', () => {
  for (const route of [tallgrass, { page: 'person', id: 7 }, tallgrass] satisfies Route[]) navigate(route);
  replaceOrganization('Tallgrass', renamed);
  expect(shown()).toEqual(renamed);
  goBack();
  expect(shown()).toEqual({ page: 'person', id: 7 });
  goBack();
  expect(shown()).toEqual(renamed);
});

test('a page that would follow itself is on the way back once', () => {
  for (const route of [{ page: 'organizations' }, tallgrass] satisfies Route[]) navigate(route);
  replaceOrganization('Tallgrass', { page: 'organizations' });
  expect(shown()).toEqual({ page: 'organizations' });
  goBack();
  expect(shown()).toEqual({ page: 'today' });
});

test('where no such organization was shown, nothing changes', () => {
  navigate({ page: 'organizations' });
  const before = useNavigation.getState();
  replaceOrganization('Tallgrass', renamed);
  expect(useNavigation.getState()).toEqual(before);
});
