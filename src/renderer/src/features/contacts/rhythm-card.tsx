import { Button, Text } from '@mantine/core';
import type { ResponseFigures } from '@shared/domain/rhythm';
import type { ContactDetail } from '@shared/views';
import { dueText, formatDate, formatNumber, formatPercent, plural, relativeTime } from '../../format';
import { performOrTell } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { cadenceText, cadenceWords, durationText } from './cadence-words';
import classes from './person-page.module.css';
import { SideCard } from './side-card';

function Answers({ label, figures }: { label: string; figures: ResponseFigures }) {
  const { count, median, p90, withinDay } = figures;
  if (count === 0) return null;
  return (
    <>
      <dt title={`Of ${plural(count, 'answer')}`}>{label}</dt>
      <dd title={`Nine of ten within ${durationText(p90)}, ${formatPercent(withinDay)} within a day`}>in {durationText(median)}</dd>
      <dt className={classes.soft}>nine of ten · within a day</dt>
      <dd className={classes.soft}>
        {durationText(p90)} · {formatPercent(withinDay)}
      </dd>
    </>
  );
}

/** How often we are in touch, whether it is time, what waits for an answer, and how quickly each answers the other. */
export function RhythmCard({ detail }: { detail: ContactDetail }) {
  const { id, name, deletedAt } = detail;
  const { cadence, state, dueDate, usualGap, suggestedDays, waiting, waitingSince, responses } = detail.rhythm;
  const isKnown = cadence !== null || usualGap !== null || waiting > 0 || responses.mine.count + responses.theirs.count > 0;
  if (!isKnown) return null;
  const take = (days: number) =>
    void performOrTell(
      'contacts.bulk',
      { ids: [id], change: { addTags: [], removeTags: [], cadenceDays: days } },
      `Keep in touch with ${name} every ${plural(days, 'day')}`,
    );
  const dismiss = () => void performOrTell('answers.dismiss', { contactIds: [id] }, `No answer needed for ${name}`);
  return (
    <SideCard title="Keeping in touch">
      {cadence !== null && (
        <Text size="sm">
          {cadenceText(cadence)}
          {dueDate !== null && (
            <span className={state === null || state === 'due' ? classes.soft : classes.late} title={formatDate(dueDate)}>
              {' '}
              · {state === 'dormant' ? cadenceWords.dormant : dueText(dueDate)}
            </span>
          )}
        </Text>
      )}
      {cadence === null && state === 'dormant' && (
        <Text size="sm" className={classes.late}>
          Gone silent
        </Text>
      )}
      {usualGap !== null && (
        <Text size="sm" className={classes.soft}>
          Usually in touch every {usualGap === 1 ? 'day' : `${formatNumber(usualGap)} days`}
        </Text>
      )}
      {suggestedDays !== null && deletedAt === null && (
        <Button variant="light" size="compact-sm" mt={4} onClick={() => take(suggestedDays)}>
          Keep it up: every {suggestedDays === 1 ? 'day' : plural(suggestedDays, 'day')}
        </Button>
      )}
      {waiting > 0 && waitingSince !== null && (
        <div>
          <Text size="sm" mt="xs">
            {waiting === 1 ? 'A message waits' : `${plural(waiting, 'message')} wait`} for your answer
            <span className={classes.late}> · {relativeTime(waitingSince)}</span>
          </Text>
          {deletedAt === null && (
            <Button.Group mt={4}>
              <Button
                variant="light"
                size="compact-sm"
                onClick={() => openDialog({ kind: 'touchpoint', people: [{ id, name }], touchpointKind: 'reply_out' })}
              >
                Log the answer
              </Button>
              <Button variant="subtle" size="compact-sm" onClick={dismiss}>
                Not needed
              </Button>
            </Button.Group>
          )}
        </div>
      )}
      {responses.mine.count + responses.theirs.count > 0 && (
        <dl className={classes.facts}>
          <Answers label="You answer" figures={responses.mine} />
          <Answers label="They answer" figures={responses.theirs} />
        </dl>
      )}
    </SideCard>
  );
}
