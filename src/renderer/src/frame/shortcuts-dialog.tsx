import { Modal } from '@mantine/core';
import { ShortcutList } from './shortcut-list';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys" size={760}>
      <ShortcutList />
    </Modal>
  );
}
