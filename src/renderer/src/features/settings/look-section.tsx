import { Input, SegmentedControl, Select, TagsInput } from '@mantine/core';
import type { Settings, SettingsPatch } from '@shared/domain/settings';
import { useId } from 'react';
import { request } from '../../api';
import { locale } from '../../format';
import { performOrTell, showError } from '../../store/actions';
import { SettingsSection } from './settings-section';

const themes: { value: Settings['theme']; label: string }[] = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const currencyNames = new Intl.DisplayNames(locale, { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency').map((code) => ({
  value: code,
  label: `${code} · ${currencyNames.of(code) ?? code}`,
}));

function save(patch: SettingsPatch, done: string): void {
  void performOrTell('settings.update', { patch }, done);
}

/** Theme, money and stages; each is saved as it is chosen. */
export function LookSection({ settings }: { settings: Settings }) {
  const themeLabel = useId();
  // A toast for a change that the whole window shows would only be noise.
  const setTheme = (theme: Settings['theme']) => {
    request('settings.update', { patch: { theme } }).catch((error: unknown) => showError('Could not change the theme', error));
  };
  return (
    <SettingsSection title="General" text="How the window looks, what new amounts are in, and the stages a relationship goes through.">
      <Input.Wrapper label="Theme" labelElement="div" labelProps={{ id: themeLabel }}>
        <div>
          <SegmentedControl<Settings['theme']>
            size="sm"
            aria-labelledby={themeLabel}
            data={themes}
            value={settings.theme}
            onChange={setTheme}
          />
        </div>
      </Input.Wrapper>
      <Select
        label="Currency"
        maw={320}
        searchable
        allowDeselect={false}
        limit={60}
        nothingFoundMessage="No such currency"
        data={currencies}
        value={settings.currency}
        onChange={(currency) => currency !== null && currency !== settings.currency && save({ currency }, `New amounts are in ${currency}`)}
      />
      <TagsInput
        label="Stages"
        description="In their order. Type a name and press Enter to add one. People keep a stage that is removed here."
        value={settings.stages}
        maxTags={50}
        onChange={(stages) => save({ stages }, 'Stages saved')}
        comboboxProps={{ disabled: true }}
      />
    </SettingsSection>
  );
}
