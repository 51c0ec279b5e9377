import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './person-page.module.css';

/** A titled card beside the timeline. */
export function SideCard({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`card ${classes.sideCard}`} aria-labelledby={id}>
      <div className={classes.sideHead}>
        <h2 id={id} className="section-label">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
