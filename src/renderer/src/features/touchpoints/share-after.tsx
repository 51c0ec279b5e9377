import { Alert, Text } from '@mantine/core';
import type { TouchpointKind } from '@shared/ror/settings';
import { IconHeartHandshake } from '@tabler/icons-react';
import { GiveTakeBar } from '../../components/give-take-bar';
import { formatPercent } from '../../format';
import { useQuery } from '../../store/query-cache';

interface ShareAfterProps {
  contactId: number;
  name: string;
  kind: TouchpointKind;
  /** To name a way of giving first. */
  kinds: readonly TouchpointKind[];
}

/** Before something is asked of a person: how much of the energy between us is giving, once this is logged. */
export function ShareAfter({ contactId, name, kind, kinds }: ShareAfterProps) {
  const { data } = useQuery('contacts.get', { id: contactId }, ['contact', 'touchpoint', 'referral', 'purchase', 'setting']);
  if (!data) return null;
  const give = data.score.give + kind.give;
  const take = data.score.take + kind.take;
  const share = (give + 1) / (give + take + 2);
  const low = share < 0.5;
  const way =
    kinds.filter((other) => other.give > kind.take).sort((a, b) => a.give - b.give)[0] ?? [...kinds].sort((a, b) => b.give - a.give)[0];
  return (
    <Alert
      variant="light"
      color={low ? 'orange' : 'gray'}
      icon={<IconHeartHandshake size={18} aria-hidden="true" />}
      title={`After this: give share ${formatPercent(share)}, now ${formatPercent(data.score.giveShare)}`}
      aria-live="polite"
    >
      <GiveTakeBar give={give} take={take} giveShare={share} />
      {low && (
        <Text size="sm" mt="xs" c="var(--mantine-color-text)">
          Below half, {name}’s points count only {formatPercent(2 * share)}.
          {way && ` Could you give first? For example: ${way.label.toLowerCase()}.`}
        </Text>
      )}
    </Alert>
  );
}
