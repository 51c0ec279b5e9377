import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { performOrTell } from '../store/actions';
import { useQuery } from '../store/query-cache';

/** Says that sample people are in the book, and removes them with one click. */
export function SampleNotice() {
  const { data } = useQuery('app.info', {}, ['contact']);
  const [removing, setRemoving] = useState(false);
  if (!data || data.sampleContacts === 0) return null;
  const remove = async () => {
    setRemoving(true);
    await performOrTell('sample.remove', {}, 'Sample data removed');
    setRemoving(false);
  };
  return (
    <aside className="sample-notice" aria-label="Sample data">
      <IconFlask size={16} aria-hidden="true" />
      <span>You are looking at sample data.</span>
      <Button size="compact-xs" variant="default" loading={removing} onClick={() => void remove()}>
        Remove it
      </Button>
    </aside>
  );
}
