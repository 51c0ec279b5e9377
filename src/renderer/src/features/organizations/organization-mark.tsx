import { IconBuilding } from '@tabler/icons-react';
import classes from './organization-mark.module.css';

/** Stands where a person would have a face. */
export function OrganizationMark({ size = 32 }: { size?: number }) {
  return (
    <span className={classes.mark} style={{ width: size, height: size }} aria-hidden="true">
      <IconBuilding size={Math.round(size * 0.56)} stroke={1.6} />
    </span>
  );
}
