import type { Role } from '@shared/domain/role';
import type { ContactDetail } from '@shared/views';
import { locale, today } from '../../format';
import { OrganizationLink } from '../organizations/organization-link';
import { roleSpanText } from '../organizations/role-dates';
import classes from './person-page.module.css';
import { rolesOf } from './role-form';
import { SideCard } from './side-card';

/** All roles of somebody who has, or had, more than the one beside the name. */
export function RolesCard({ detail: { fields } }: { detail: ContactDetail }) {
  const roles = rolesOf(fields);
  if (roles.length < 2) return null;
  return (
    <SideCard title="Roles">
      <ul className={classes.roles}>
        {roles.map((role, index) => (
          // Somebody may have had the same role twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown as it is stored
          <RoleLine key={index} role={role} />
        ))}
      </ul>
    </SideCard>
  );
}

function RoleLine({ role }: { role: Role }) {
  const { organization, department, title } = role;
  const what = [title, department].filter((text) => text !== '').join(', ');
  const span = roleSpanText(role, today(), locale);
  return (
    <li>
      {what !== '' && <div className={classes.roleTitle}>{what}</div>}
      {organization !== '' && <OrganizationLink name={organization} />}
      {span !== '' && <div className={classes.soft}>{span}</div>}
    </li>
  );
}
