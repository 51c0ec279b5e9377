import type { TodayView } from '@shared/views';
import { listed, plural } from '../../format';

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** Two people of the same first name are told apart by their full names. */
function shortNames(names: readonly string[]): string[] {
  return names.map((name) => (names.filter((other) => firstName(other) === firstName(name)).length > 1 ? name : firstName(name)));
}

/** The day in one or two sentences. */
export function summaryOf(view: TodayView): string {
  const overdue = view.followUps.filter((followUp) => followUp.dueDate < view.date).length;
  const things: string[] = [];
  if (view.answers.total > 0) things.push(`${plural(view.answers.total, 'person waits', 'people wait')} for your answer`);
  if (view.followUps.length > 0) {
    const late = overdue === 0 ? '' : overdue === view.followUps.length ? ' overdue' : ` (${overdue} overdue)`;
    things.push(`${plural(view.followUps.length, 'follow-up')}${late}`);
  }
  const birthdays = view.birthdays.filter(({ label }) => label === 'birthday').length;
  const otherDays = view.birthdays.length - birthdays;
  if (birthdays > 0) things.push(`${plural(birthdays, 'birthday')} this week`);
  if (otherDays > 0) things.push(`${plural(otherDays, 'anniversary', 'anniversaries')} this week`);
  if (view.toThank.length > 0) things.push(`${plural(view.toThank.length, 'referral')} to say thanks for`);
  const first = things.length === 0 ? 'Nothing is due today.' : `${listed(things)}.`;
  const losing = shortNames(view.fading.slice(0, 2).map((person) => person.name));
  if (losing.length === 0) return first;
  return `${first} ${listed(losing)} would fade the most this month.`;
}
