import { Group, Text } from '@mantine/core';
import { PersonAvatar } from './person-avatar';

/** A person in a list to choose from. */
export function PersonOption({ name, organization }: { name: string; organization: string }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <PersonAvatar name={name} size={26} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate>
          {name}
        </Text>
        {organization !== '' && organization !== name && (
          <Text size="xs" c="dimmed" truncate>
            {organization}
          </Text>
        )}
      </div>
    </Group>
  );
}
