import { Radio } from '@mantine/core';
import { type SingleKey, singleKeys, singleRules } from '@shared/domain/merge-rules';
import type { MergeEntry } from '@shared/duplicate-views';
import { PersonAvatar } from '../../components/person-avatar';
import { formatDay } from '../../format';
import { countsText, singleText } from './entry-words';
import classes from './merge-dialog.module.css';
import type { Merge } from './use-merge';

interface MergeSinglesProps {
  /** In an order that stays, whoever is kept. */
  entries: readonly MergeEntry[];
  merge: Merge;
}

/** The entries side by side: which one stays, and whose value of each field that differs. */
export function MergeSingles({ entries, merge }: MergeSinglesProps) {
  const rows = singleKeys.filter((key) => entries.some(({ fields }) => singleText(key, fields) !== ''));
  const photos = entries.filter(({ photo }) => photo !== null);
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Field</span>
            </th>
            {entries.map((entry) => (
              <th key={entry.id} scope="col" className={classes.entry}>
                <span className={classes.entryHead}>
                  <PersonAvatar name={entry.name} photo={entry.photo} size={28} />
                  <span>{entry.name}</span>
                </span>
                <span className={classes.entryNote}>
                  {[entry.archivedAt === null ? '' : 'Archived', `Added ${formatDay(entry.createdAt)}`, countsText(entry.counts)]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" id="merge-stays">
              Stays
            </th>
            {entries.map(({ id, name }) => (
              <td key={id}>
                <Radio
                  size="sm"
                  name="merge-stays"
                  label="This entry"
                  aria-label={`${name}, added ${formatDay(entries.find((entry) => entry.id === id)?.createdAt ?? 0)}, stays`}
                  checked={merge.kept.id === id}
                  onChange={() => merge.keep(id)}
                  {...(merge.kept.id === id ? { 'data-autofocus': true } : {})}
                />
              </td>
            ))}
          </tr>
          {rows.map((key) => (
            <SingleRow key={key} field={key} entries={entries} merge={merge} />
          ))}
          {photos.length > 1 && (
            <tr>
              <th scope="row">Photo</th>
              {entries.map(({ id, name, photo }) => (
                <td key={id}>
                  {photo !== null && (
                    <Radio
                      size="sm"
                      name="merge-photo"
                      aria-label={`Photo of ${name}`}
                      label={<PersonAvatar name={name} photo={photo} size={40} />}
                      checked={merge.photoOf === id}
                      onChange={() => merge.choosePhoto(id)}
                    />
                  )}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function SingleRow({ field, entries, merge }: MergeSinglesProps & { field: SingleKey }) {
  const { label } = singleRules[field];
  const texts = entries.map(({ fields }) => singleText(field, fields));
  const differ = new Set(texts.filter((text) => text !== '')).size > 1;
  const chosen = merge.chosen(field);
  return (
    <tr>
      <th scope="row">{label}</th>
      {entries.map(({ id }, index) => {
        const text = texts[index] ?? '';
        return (
          <td key={id}>
            {text === '' && <span className={classes.nothing}>–</span>}
            {text !== '' && !differ && text}
            {text !== '' && differ && (
              <Radio
                size="sm"
                name={`merge-${field}`}
                label={text}
                aria-label={`${label}: ${text}`}
                checked={chosen === id}
                onChange={() => merge.choose(field, id)}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}
