import { ActionIcon, Menu, Text } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { TimelineItem } from '@shared/views';
import { IconArrowBackUp, IconDots, IconEdit, IconForms, IconTrash } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { formatDate } from '../../format';
import { navigate } from '../../store/navigation';
import { editItem, reopenFollowUp } from './item-actions';
import { ItemBadges } from './item-badges';
import { ItemIcon } from './item-icon';
import { bodyOf, detailsOf, nameOf, titleOf, worthLines } from './item-words';
import classes from './timeline.module.css';
import { TouchpointEditor } from './touchpoint-editor';

interface TimelineRowProps {
  item: TimelineItem;
  person: PersonRef;
  editing: boolean;
  /** Marked as what was looked for. */
  marked: boolean;
  readOnly: boolean;
  onEdit: (key: string | null) => void;
  onRemove: (item: TimelineItem) => void;
}

/** One row of the timeline: what happened, when, with whom, and what it is worth. */
export const TimelineRow = memo(function TimelineRow({ item, person, editing, marked, readOnly, onEdit, onRemove }: TimelineRowProps) {
  const title = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  // After editing, the focus goes back to what started it.
  useEffect(() => {
    if (wasEditing.current && !editing) title.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  const details = [formatDate(item.localDate, 'short'), ...detailsOf(item, person.id)].join(' · ');
  const body = bodyOf(item);
  const worth = worthLines(item.worth);
  const startEditing = () => (item.type === 'touchpoint' ? onEdit(item.key) : editItem(item, person));
  return (
    <div className={classes.row} data-marked={marked} data-row={item.key}>
      <span className={classes.icon} data-type={item.type}>
        <ItemIcon item={item} />
      </span>
      {editing && item.type === 'touchpoint' ? (
        <TouchpointEditor touchpoint={item.touchpoint} kindLabel={item.kindLabel} onClose={() => onEdit(null)} />
      ) : (
        <>
          <div className={classes.text}>
            <div className={classes.titleLine}>
              {readOnly || item.type === 'stage' ? (
                <span className={classes.title}>{titleOf(item)}</span>
              ) : (
                <button ref={title} type="button" className={`text-button ${classes.title}`} title="Edit" onClick={startEditing}>
                  {titleOf(item)}
                </button>
              )}
              <ItemBadges item={item} />
            </div>
            <Text size="xs" c="dimmed">
              {details}
            </Text>
            {body !== '' && <p className={classes.body}>{body}</p>}
          </div>
          <div className={classes.worth}>
            {worth.map((line) => (
              <span key={line} className="figure">
                {line}
              </span>
            ))}
          </div>
          <div className={classes.actions}>
            {!readOnly && item.type !== 'stage' && <RowMenu item={item} person={person} onEdit={onEdit} onRemove={onRemove} />}
          </div>
        </>
      )}
    </div>
  );
});

function RowMenu({ item, person, onEdit, onRemove }: Pick<TimelineRowProps, 'item' | 'person' | 'onEdit' | 'onRemove'>) {
  const others =
    item.type === 'referral'
      ? [item.referral.from, item.referral.subject, item.referral.to]
      : item.type === 'touchpoint'
        ? item.touchpoint.contacts
        : [];
  const people = others.filter((other) => other !== null).filter(({ id }) => id !== person.id);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${nameOf(item, formatDate(item.localDate))}`}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item.type === 'touchpoint' && (
          <Menu.Item leftSection={<IconEdit size={16} aria-hidden="true" />} onClick={() => onEdit(item.key)}>
            Edit here
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconForms size={16} aria-hidden="true" />} onClick={() => editItem(item, person)}>
          {item.type === 'touchpoint' ? 'Edit all fields…' : 'Edit…'}
        </Menu.Item>
        {item.type === 'followUp' && (
          <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden="true" />} onClick={() => void reopenFollowUp(item)}>
            Open again
          </Menu.Item>
        )}
        {people.length > 0 && <Menu.Divider />}
        {people.slice(0, 5).map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => navigate({ page: 'person', id })}>
            Go to {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={() => onRemove(item)}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
