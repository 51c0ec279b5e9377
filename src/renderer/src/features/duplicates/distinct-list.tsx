import { Anchor, Button } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { DistinctPair } from '@shared/duplicate-views';
import { performOrTell } from '../../store/actions';
import { navigate } from '../../store/navigation';

function Name({ person }: { person: PersonRef }) {
  return (
    <Anchor component="button" type="button" onClick={() => navigate({ page: 'person', id: person.id })}>
      {person.name}
    </Anchor>
  );
}

/** Pairs of whom one said that they are not the same, with the way back. */
export function DistinctList({ pairs }: { pairs: readonly DistinctPair[] }) {
  return (
    <ul className="card line-list" aria-label="Not the same person">
      {pairs.map(({ id, one, other }) => (
        <li key={id} className="line">
          <span />
          <span>
            <Name person={one} /> and <Name person={other} />
          </span>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Ask again about ${one.name} and ${other.name}`}
            onClick={() =>
              void performOrTell('duplicates.removeDistinct', { id }, `${one.name} and ${other.name} may be asked about again`)
            }
          >
            Ask again
          </Button>
        </li>
      ))}
    </ul>
  );
}
