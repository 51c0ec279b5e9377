import { navigate } from '../../store/navigation';
import classes from './organization-link.module.css';

/** The name of an organization within a text; leads to its page. */
export function OrganizationLink({ name }: { name: string }) {
  return (
    <button
      type="button"
      className={`text-button ${classes.link}`}
      title={`Everybody at ${name}`}
      onClick={() => navigate({ page: 'organization', name })}
    >
      {name}
    </button>
  );
}
