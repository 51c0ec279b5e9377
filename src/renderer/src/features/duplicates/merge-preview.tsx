import { Badge } from '@mantine/core';
import { displayName } from '@shared/domain/contact';
import { listRules } from '@shared/domain/merge-rules';
import { PersonAvatar } from '../../components/person-avatar';
import { StageBadge } from '../contacts/stage-badge';
import { itemText, singleText } from './entry-words';
import classes from './merge-dialog.module.css';
import type { Merge } from './use-merge';

/** The person as they will be. */
export function MergePreview({ merge: { merged, photo } }: { merge: Merge }) {
  const name = displayName(merged);
  const work = [merged.title, merged.department, merged.organization === name ? '' : merged.organization].filter((text) => text !== '');
  const days = [
    ...(merged.birthday === null ? [] : [`Birthday: ${singleText('birthday', merged)}`]),
    ...merged.dates.map((item) => itemText('dates', item)),
  ];
  const lists = (['otherRoles', 'points', 'addresses', 'customFields'] as const).filter((key) => merged[key].length > 0);
  return (
    <section className={`card ${classes.preview}`} aria-label="The person as they will be">
      <h2 className="section-label">Becomes</h2>
      <div className={classes.previewHead}>
        <PersonAvatar name={name} photo={photo} size={44} />
        <div className={classes.previewName}>
          <strong>{name === '' ? 'Nobody: choose a name' : name}</strong>
          {work.length > 0 && <span className="line-note">{work.join(', ')}</span>}
        </div>
      </div>
      {merged.stage !== null && <StageBadge stage={merged.stage} />}
      {merged.nicknames.length > 0 && <p className="line-note">“{merged.nicknames.join('”, “')}”</p>}
      {lists.map((key) => (
        <ul key={key} className={classes.previewList} aria-label={listRules[key].label}>
          {merged[key].map((item) => (
            <li key={JSON.stringify(item)}>{itemText(key, item)}</li>
          ))}
        </ul>
      ))}
      {days.length > 0 && (
        <ul className={classes.previewList} aria-label="Days">
          {days.map((day) => (
            <li key={day}>{day}</li>
          ))}
        </ul>
      )}
      {merged.cadenceDays !== null && <p className="line-note">In touch every {singleText('cadenceDays', merged)}</p>}
      {merged.tags.length > 0 && (
        <p className={classes.tags}>
          {merged.tags.map((tag) => (
            <Badge key={tag} variant="default" size="sm" fw={500}>
              {tag}
            </Badge>
          ))}
        </p>
      )}
      {merged.notes !== '' && <p className={classes.notes}>{merged.notes}</p>}
    </section>
  );
}
