import { Select } from '@mantine/core';
import type { Settings } from '@shared/domain/settings';
import { firstDayOfWeek, locale } from '../../format';
import { performOrTell } from '../../store/actions';
import { SettingsSection } from './settings-section';

const NEVER = 'never';
const nameOf = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
/** From the day the week starts on; 1 November 2026 is a Sunday. */
const days = Array.from({ length: 7 }, (_, i) => (firstDayOfWeek + i) % 7).map((day) => ({
  value: String(day),
  label: nameOf.format(Date.UTC(2026, 10, 1 + day)),
}));

/** The day on which Today asks for the weekly review. */
export function ReviewSection({ settings: { reviewDay } }: { settings: Settings }) {
  const choose = (value: string | null) => {
    const chosen = value === NEVER || value === null ? null : Number(value);
    if (chosen === reviewDay) return;
    const label = days.find((day) => day.value === value)?.label;
    const done = label === undefined ? 'Today does not ask for the weekly review' : `Weekly review on ${label}`;
    void performOrTell('settings.update', { patch: { reviewDay: chosen } }, done);
  };
  return (
    <SettingsSection title="Weekly review" text="Today asks for it on this day and the two after.">
      <Select
        label="Day"
        maw={320}
        allowDeselect={false}
        data={[...days, { value: NEVER, label: 'Do not ask' }]}
        value={reviewDay === null ? NEVER : String(reviewDay)}
        onChange={choose}
      />
    </SettingsSection>
  );
}
