import { Anchor, Button } from '@mantine/core';
import type { OrganizationDetail } from '@shared/organization-views';
import { IconBuildingOff, IconChevronLeft, IconPencil, IconTrash, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useEffect } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { formatPoints, plural, relativeTime } from '../../format';
import { perform, showError } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { navigate, type Route, replaceOrganization } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { organizationTables } from '../../store/tables';
import { linkOf, openLink, shortUrl } from '../contacts/contact-links';
import { OrganizationMark } from './organization-mark';
import classes from './organization-page.module.css';
import { countPeople, OrganizationPeople } from './organization-people';

interface OrganizationPageProps {
  route: Extract<Route, { page: 'organization' }>;
}

/** An organization: what is known of it, who is there and who was. */
export function OrganizationPage({ route }: OrganizationPageProps) {
  const { data, error } = useQuery('organizations.get', { name: route.name }, organizationTables);
  if (error?.code === 'not_found') return <Gone route={route} />;
  if (!data) return <div className="page">{error ? <ErrorNotice error={error} /> : <DelayedSkeleton lines={8} />}</div>;
  return <Organization detail={data} />;
}

/** Nothing has this name any more: goes to the name it has now if that is known, or says so. */
function Gone({ route: { name, formerly } }: OrganizationPageProps) {
  const former = useQuery('organizations.get', formerly === undefined ? null : { name: formerly }, organizationTables);
  const found = former.data !== undefined && former.error === null;
  useEffect(() => {
    if (found && formerly !== undefined) replaceOrganization(name, { page: 'organization', name: formerly, formerly: name });
  }, [found, formerly, name]);
  if (found || (formerly !== undefined && former.loading)) return null;
  return (
    <div className="page">
      <EmptyState
        icon={<IconBuildingOff size={28} />}
        title={`There is no ${name} any more`}
        text="It was renamed, merged with another one, or adding it was undone."
        action={
          <Button variant="default" onClick={() => navigate({ page: 'organizations' })}>
            Go to Organizations
          </Button>
        }
      />
    </div>
  );
}

function Organization({ detail }: { detail: OrganizationDetail }) {
  const { name, notes, people } = detail;
  const current = people.filter((role) => role.current);
  const still = new Set(current.map(({ id }) => id));
  const former = people.filter((role) => !role.current);
  return (
    <article className={`page ${classes.page}`} aria-label={name}>
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.back ?? ''}
        leftSection={<IconChevronLeft size={16} aria-hidden="true" />}
        onClick={() => navigate({ page: 'organizations' })}
      >
        Organizations
      </Button>
      <Head detail={detail} current={still.size} former={countPeople(former.filter(({ id }) => !still.has(id)))} />
      {notes.trim() !== '' && (
        <section aria-label="Notes" className={`card ${classes.notes}`}>
          {notes}
        </section>
      )}
      {current.length > 0 && <OrganizationPeople title="People" roles={current} />}
      {former.length > 0 && <OrganizationPeople title="Formerly" roles={former} />}
      {people.length === 0 && (
        <EmptyState
          icon={<IconUsers size={28} />}
          title="Nobody here yet"
          text="Add a person, or name this organization in the form of somebody you know."
          action={<Button onClick={() => openDialog({ kind: 'contact', organization: name })}>Add a person</Button>}
        />
      )}
    </article>
  );
}

interface HeadProps {
  detail: OrganizationDetail;
  current: number;
  former: number;
}

function Head({ detail: { name, website, people, points }, current, former }: HeadProps) {
  const lastTouchAt = people.reduce<number | null>((last, { lastTouchAt: at }) => (at !== null && at > (last ?? 0) ? at : last), null);
  const facts = [
    plural(current, 'person', 'people'),
    ...(former > 0 ? [`${former} former`] : []),
    `${formatPoints(points)} points`,
    ...(lastTouchAt === null ? [] : [`last touch ${relativeTime(lastTouchAt)}`]),
  ];
  const remove = async () => {
    try {
      await perform('organizations.remove', { name }, `Removed ${name}`);
      replaceOrganization(name, { page: 'organizations' });
    } catch (error) {
      showError('Could not remove it', error);
    }
  };
  return (
    <header className={classes.head}>
      <OrganizationMark size={56} />
      <div className={classes.identity}>
        <h1>{name}</h1>
        <Website website={website} />
        {people.length > 0 && <p className={classes.facts}>{facts.join(' · ')}</p>}
      </div>
      <div className={classes.actions}>
        {people.length === 0 && (
          <Button variant="default" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={() => void remove()}>
            Remove
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden="true" />}
          onClick={() => openDialog({ kind: 'organization', name })}
        >
          Edit
        </Button>
        {people.length > 0 && (
          <Button
            leftSection={<IconUserPlus size={16} aria-hidden="true" />}
            onClick={() => openDialog({ kind: 'contact', organization: name })}
          >
            Add a person
          </Button>
        )}
      </div>
    </header>
  );
}

function Website({ website }: { website: string }) {
  if (website === '') return null;
  const url = linkOf({ kind: 'url', value: website });
  if (url === null) return <p className={classes.facts}>{website}</p>;
  return (
    <Anchor component="button" type="button" size="sm" title={website} onClick={() => void openLink(url)}>
      {shortUrl(website)}
    </Anchor>
  );
}
