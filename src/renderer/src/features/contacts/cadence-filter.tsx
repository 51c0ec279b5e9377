import { type CadenceState, cadenceStates } from '@shared/domain/cadence';
import type { Facets } from '@shared/views';
import { capitalized } from '../../format';
import { cadenceWords } from './cadence-words';
import { FacetFilter } from './facet-filter';
import { filterPeople } from './people-view';

const nameOf = (state: CadenceState) => capitalized(cadenceWords[state]);

/** Those for whom it is time to be in touch; offered once there is somebody. */
export function CadenceFilter({ facets, value }: { facets: Facets | undefined; value: readonly CadenceState[] }) {
  const counts = facets?.cadence ?? [];
  if (value.length === 0 && counts.every(({ count }) => count === 0)) return null;
  return (
    <FacetFilter
      label="In touch"
      rule="any of"
      options={counts.map(({ state, count }) => ({ name: nameOf(state), count }))}
      value={value.map(nameOf)}
      onChange={(names) => filterPeople({ cadence: cadenceStates.filter((state) => names.includes(nameOf(state))) })}
    />
  );
}
