import { ActionIcon, Popover } from '@mantine/core';
import { IconQuestionMark } from '@tabler/icons-react';
import classes from './query-help.module.css';

const examples: readonly [text: string, meaning: string][] = [
  ['ana "old friend"', 'These words, and these words as they stand'],
  ['tag:client  -tag:vip', 'With a tag, without one; put spaces in quotes: tag:"old friend"'],
  ['stage:lead  org:north', 'Of a stage; part of the name of the organization'],
  ['score>50  score<=20', 'The ROR score; give<50 for the give share in per cent'],
  ['last>90d  last<2w', 'Last touch longer ago, or less long; d, w, m, y; last:never'],
  ['next:overdue', 'Follow-ups: overdue, today, week, any, none'],
  ['has:email', 'email, phone, birthday, address, photo, notes, tag, stage, org'],
  ['is:archived', 'The archived instead'],
];

/** Behind a small question mark: what can be typed into a search. */
export function QueryHelp() {
  return (
    <Popover width={400} position="bottom-start" shadow="md" withinPortal trapFocus={false} returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="What can be typed here" title="What can be typed here">
          <IconQuestionMark size={14} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="What can be typed here">
        <dl className={classes.list}>
          {examples.map(([text, meaning]) => (
            <div key={text} className={classes.row}>
              <dt>
                <code>{text}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p className={`line-note ${classes.note}`}>A minus in front turns any filter round. All of them must fit.</p>
      </Popover.Dropdown>
    </Popover>
  );
}
