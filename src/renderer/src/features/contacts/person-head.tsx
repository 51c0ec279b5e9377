import { ActionIcon, Anchor, Badge, Button, Menu, Tooltip } from '@mantine/core';
import type { ContactPoint } from '@shared/domain/contact';
import { shownLabel } from '@shared/domain/shown-label';
import type { ContactDetail } from '@shared/views';
import { IconCalendarPlus, IconCopy, IconDots, IconPencil, IconPlus, IconReceipt2, IconShare2 } from '@tabler/icons-react';
import { Fragment, type ReactNode, useState } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import { locale, today } from '../../format';
import { openDialog } from '../../store/dialogs';
import { OrganizationLink } from '../organizations/organization-link';
import { roleBoundText } from '../organizations/role-dates';
import { cadenceWords } from './cadence-words';
import { linkOf, openLink, shortUrl } from './contact-links';
import { copyText } from './copy-text';
import { LeaveItems } from './leave-items';
import classes from './person-page.module.css';
import { shortName } from './short-name';
import { StageBadge } from './stage-badge';

/** Who it is and how to reach them, with what one does most. */
export function PersonHead({ detail }: { detail: ContactDetail }) {
  const { id, name, fields, photo, deletedAt } = detail;
  const person = { id, name };
  return (
    <header className={classes.head}>
      <PersonAvatar name={name} photo={photo} size={64} />
      <div className={classes.identity}>
        <div className={classes.nameLine}>
          <h1>{name}</h1>
          {fields.stage !== null && <StageBadge stage={fields.stage} size="lg" />}
          {detail.rhythm.state !== null && detail.archivedAt === null && deletedAt === null && (
            <Badge color={detail.rhythm.state === 'due' ? 'gray' : 'orange'} variant="light" size="lg">
              {cadenceWords[detail.rhythm.state]}
            </Badge>
          )}
        </div>
        <Lead detail={detail} />
        <WaysToReach points={fields.points} />
        {fields.tags.length > 0 && (
          <ul className={classes.tags} aria-label="Tags">
            {fields.tags.map((tag) => (
              <li key={tag}>
                <Badge variant="default" size="md" fw={500}>
                  {tag}
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </div>
      {deletedAt === null && (
        <div className={classes.headActions}>
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => openDialog({ kind: 'touchpoint', people: [person] })}
            classNames={{ label: classes.logLabel ?? '' }}
          >
            Log with {shortName(detail)}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => openDialog({ kind: 'contact', id })}
          >
            Edit
          </Button>
          <PersonMenu detail={detail} />
        </div>
      )}
    </header>
  );
}

/** What they do, where, where they live, and what else they are called. */
function Lead({ detail: { name, fields } }: { detail: ContactDetail }) {
  const { title, department, organization, roleFrom, roleTo, nicknames } = fields;
  const place = fields.addresses.map(({ city, country }) => city || country).find((text) => text !== '');
  const work = [title, department].filter((text) => text !== '').join(', ');
  const there = organization === name ? '' : organization;
  const span = roleBoundText({ from: roleFrom, to: roleTo }, today(), locale);
  const parts: { key: string; content: ReactNode }[] = [
    ...(work === '' && there === ''
      ? []
      : [
          {
            key: 'work',
            content: (
              <>
                {work}
                {work !== '' && there !== '' && ', '}
                {there !== '' && <OrganizationLink name={there} />}
                {span !== '' && ` (${span})`}
              </>
            ),
          },
        ]),
    ...(place === undefined ? [] : [{ key: 'place', content: place }]),
    ...(nicknames.length === 0 ? [] : [{ key: 'nicknames', content: `“${nicknames.join('”, “')}”` }]),
  ];
  if (parts.length === 0) return null;
  return (
    <p className={classes.lead}>
      {parts.map(({ key, content }, index) => (
        <Fragment key={key}>
          {index > 0 && ' · '}
          {content}
        </Fragment>
      ))}
    </p>
  );
}

function PersonMenu({ detail }: { detail: ContactDetail }) {
  const person = { id: detail.id, name: detail.name };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={`More for ${detail.name}`}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCalendarPlus size={16} aria-hidden="true" />} onClick={() => openDialog({ kind: 'followUp', person })}>
          Add a follow-up…
        </Menu.Item>
        <Menu.Item leftSection={<IconShare2 size={16} aria-hidden="true" />} onClick={() => openDialog({ kind: 'referral', person })}>
          Add a referral…
        </Menu.Item>
        <Menu.Item leftSection={<IconReceipt2 size={16} aria-hidden="true" />} onClick={() => openDialog({ kind: 'purchase', person })}>
          Add a purchase…
        </Menu.Item>
        <LeaveItems person={person} archived={detail.archivedAt !== null} />
      </Menu.Dropdown>
    </Menu>
  );
}

const FIRST = 5;

function WaysToReach({ points }: { points: ContactPoint[] }) {
  const [all, setAll] = useState(false);
  if (points.length === 0) return null;
  const shown = all ? points : points.slice(0, FIRST);
  const hidden = points.length - shown.length;
  return (
    <ul className={classes.points} aria-label="Ways to reach them">
      {shown.map((point, index) => (
        // Two ways may read the same.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown as it is stored
        <Way key={index} point={point} />
      ))}
      {hidden > 0 && (
        <li>
          <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>
            {hidden} more
          </Anchor>
        </li>
      )}
    </ul>
  );
}

function Way({ point }: { point: ContactPoint }) {
  const url = linkOf(point);
  const shown = point.kind === 'url' || point.kind === 'social' ? shortUrl(point.value) : point.value;
  return (
    <li className={classes.way}>
      {url === null ? (
        <span>{shown}</span>
      ) : (
        <Anchor
          component="button"
          type="button"
          className={classes.wayLink}
          title={point.label === '' ? point.value : `${shownLabel(point.label)}: ${point.value}`}
          onClick={() => void openLink(url)}
        >
          {shown}
        </Anchor>
      )}
      {point.label !== '' && <span className={classes.wayLabel}>{shownLabel(point.label)}</span>}
      <Tooltip label="Copy">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          className={classes.copy}
          aria-label={`Copy ${point.value}`}
          onClick={() => void copyText(point.value)}
        >
          <IconCopy size={14} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
