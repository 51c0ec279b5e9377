// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import { ActionIcon, Menu } from '@mantine/core';
import type { OrganizationRow } from '@shared/organization-views';
import { IconDots, IconExternalLink, IconPencil, IconUserPlus } from '@tabler/icons-react';
import { memo } from 'react';
import classes from '../../components/grid.module.css';
import { openDialog } from '../../store/dialogs';
import { navigate } from '../../store/navigation';
import { linkOf, openLink } from '../contacts/contact-links';
import type { OrganizationTableShape } from './organization-columns';
import { useOrganizationsView } from './organizations-view';

export function openOrganization(row: OrganizationRow | undefined): void {
  if (row) navigate({ page: 'organization', name: row.name });
}

interface OrganizationTableRowProps {
  id: string;
  index: number;
  /** Pixels from the top of the rows. */
  start: number;
  /** Undefined while it is on its way. */
  row: OrganizationRow | undefined;
  table: OrganizationTableShape;
  active: boolean;
  withMenu: boolean;
  menuOpen: boolean;
  onMenu: (index: number | null) => void;
  onHover: (index: number) => void;
}

/** An organization in the table. The keyboard is handled by the grid. */
export const OrganizationTableRow = memo(function OrganizationTableRow(props: OrganizationTableRowProps) {
  const { id, index, start, row, table, active, withMenu, menuOpen, onMenu, onHover } = props;
  const { columns } = table;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the grid does the same
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      className={`${classes.row} ${classes.body}`}
      data-active={active}
      style={{ transform: `translateY(${start}px)` }}
      onMouseEnter={() => onHover(index)}
      onClick={() => {
        useOrganizationsView.setState({ active: index });
        openOrganization(row);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        useOrganizationsView.setState({ active: index });
        onMenu(index);
      }}
    >
      {columns.map((column, position) => (
        <div key={column.key} role="gridcell" aria-colindex={position + 1} className={classes.cell} data-align={column.align}>
          {row ? column.cell(row, table) : position === 0 && <span className={classes.waiting} />}
        </div>
      ))}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a click on the menu from opening the organization */}
      <div role="gridcell" aria-colindex={columns.length + 1} className={classes.cell} onClick={(event) => event.stopPropagation()}>
        {row && withMenu && (
          <RowMenu row={row} opened={menuOpen} onChange={(opened) => onMenu(opened ? index : null)} tabIndex={active ? 0 : -1} />
        )}
      </div>
    </div>
  );
});

interface RowMenuProps {
  row: OrganizationRow;
  opened: boolean;
  onChange: (opened: boolean) => void;
  tabIndex: number;
}

/** What can be done with an organization without opening it. */
function RowMenu({ row: { name, website }, opened, onChange, tabIndex }: RowMenuProps) {
  const url = website === '' ? null : linkOf({ kind: 'url', value: website });
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" tabIndex={tabIndex} aria-label={`More for ${name}`}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserPlus size={16} aria-hidden="true" />}
          onClick={() => openDialog({ kind: 'contact', organization: name })}
        >
          Add a person…
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => openDialog({ kind: 'organization', name })}>
          Edit…
        </Menu.Item>
        {url !== null && (
          <Menu.Item leftSection={<IconExternalLink size={16} aria-hidden="true" />} onClick={() => void openLink(url)}>
            Open the website
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
