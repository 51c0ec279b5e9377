import { Button, Kbd } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { openPalette } from '../store/palette';
import { logHere } from './commands';
import { modKey } from './keys';
import { RunningRorCard } from './running-ror';

export function Header() {
  return (
    <header className="frame-header">
      <div className="brand">
        <span className="brand-mark" aria-hidden="true">
          R
        </span>
        <span className="brand-name">Rapport</span>
      </div>
      <button type="button" className="search-button" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K" aria-haspopup="dialog">
        <IconSearch size={16} aria-hidden="true" />
        <span className="truncate">Search people, timeline, commands</span>
        <span className="search-keys" aria-hidden="true">
          <Kbd size="xs">{modKey}</Kbd> <Kbd size="xs">K</Kbd>
        </span>
      </button>
      <div className="header-end">
        <RunningRorCard />
        <Button
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => void logHere()}
          aria-keyshortcuts="Control+L Meta+L"
          title={`Log what happened (${modKey}+L)`}
        >
          Log
        </Button>
      </div>
    </header>
  );
}
