import { Checkbox } from '@mantine/core';
import { unitedItems } from '@shared/domain/merge-fields';
import { type ListItem, type ListKey, listKeys, listRules } from '@shared/domain/merge-rules';
import { itemText } from './entry-words';
import classes from './merge-dialog.module.css';
import type { Merge } from './use-merge';

/** Everything of which there may be several: all of it is kept but what is unticked. */
export function MergeLists({ merge }: { merge: Merge }) {
  return (
    <>
      {listKeys.map((key) => (
        <MergeList key={key} field={key} merge={merge} />
      ))}
    </>
  );
}

function MergeList<K extends ListKey>({ field, merge }: { field: K; merge: Merge }) {
  const fields = merge.ordered.map((entry) => entry.fields);
  const items: ListItem<K>[] = unitedItems(fields, field, merge.choices);
  if (items.length === 0) return null;
  const { label, same } = listRules[field];
  return (
    <fieldset className={classes.list}>
      <legend className="section-label">{label}</legend>
      <div className={classes.items}>
        {items.map((item) => (
          <Checkbox
            key={same(item)}
            size="sm"
            label={itemText(field, item)}
            checked={merge.isKept(field, same(item))}
            onChange={() => merge.toggle(field, same(item))}
          />
        ))}
      </div>
    </fieldset>
  );
}
