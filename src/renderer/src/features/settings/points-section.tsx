import { Button, Checkbox, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { AppError } from '@shared/errors';
import type { RorSettings } from '@shared/ror/settings';
import { useState } from 'react';
import { request } from '../../api';
import { componentLooks } from '../../components/component-bars';
import { ErrorNotice } from '../../components/error-notice';
import { formatNumber, plural } from '../../format';
import { perform, showError } from '../../store/actions';
import { NumberCell } from './number-cell';
import { defaultsFor, draftOf, kindFields, type PointsDraft, parseDraft, purchaseFields, referralFields } from './points-draft';
import { SettingsSection } from './settings-section';

interface FieldsProps {
  draft: PointsDraft;
  errors: Record<string, string>;
  onChange: (path: string, value: string) => void;
}

const actorWords = { they: 'they', both: 'both', me: 'you', none: '' } as const;
const fieldWords = { points: 'points', give: 'units given', take: 'units taken' } as const;

function KindTable({ kinds, draft, errors, onChange }: FieldsProps & { kinds: RorSettings['kinds'] }) {
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">Touchpoint</th>
          <th scope="col">Who acts</th>
          <th scope="col">Counts as</th>
          <th scope="col">Points</th>
          <th scope="col">Give</th>
          <th scope="col">Take</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind, index) => (
          <tr key={kind.key}>
            <th scope="row">{kind.label}</th>
            <td>{actorWords[kind.actor]}</td>
            <td>{componentLooks.find(({ key }) => key === kind.component)?.label.toLocaleLowerCase()}</td>
            {kindFields.map((field) => {
              const path = `kinds.${index}.${field}`;
              return (
                <td key={field}>
                  <NumberCell
                    label={`${kind.label}: ${fieldWords[field]}`}
                    value={draft[path] ?? ''}
                    error={errors[path]}
                    onChange={(value) => onChange(path, value)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const fading = [
  ...componentLooks.map(({ key, label }) => ({ path: `halfLives.${key}`, label })),
  { path: 'energyHalfLife', label: 'Give and take' },
];

/** Days that stand in the field again when "never fades" is unticked. */
const SOME_DAYS = '365';

function HalfLifeTable({ draft, errors, onChange }: FieldsProps) {
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">Fades</th>
          <th scope="col">Half is left after, in days</th>
          <th scope="col">Never fades</th>
        </tr>
      </thead>
      <tbody>
        {fading.map(({ path, label }) => {
          const isNever = draft[path] === '';
          return (
            <tr key={path}>
              <th scope="row">{label}</th>
              <td>
                <NumberCell
                  label={`${label}: days until half is left`}
                  value={draft[path] ?? ''}
                  error={errors[path]}
                  placeholder="never"
                  onChange={(value) => onChange(path, value)}
                />
              </td>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`${label} never fades`}
                  checked={isNever}
                  onChange={() => onChange(path, isNever ? SOME_DAYS : '')}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function PlainTable({
  title,
  prefix,
  fields,
  draft,
  errors,
  onChange,
}: FieldsProps & { title: string; prefix: string; fields: readonly { key: string; label: string }[] }) {
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ key, label }) => {
          const path = `${prefix}.${key}`;
          return (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>
                <NumberCell label={label} value={draft[path] ?? ''} error={errors[path]} onChange={(value) => onChange(path, value)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Rebuild() {
  const [busy, setBusy] = useState(false);
  const rebuild = async () => {
    setBusy(true);
    try {
      const { contacts, touchpoints, milliseconds } = await request('ror.rebuild', {});
      notifications.show({
        title: 'Scores computed anew',
        message: `${plural(contacts, 'person', 'people')}, ${plural(touchpoints, 'touchpoint')}, in ${formatNumber(milliseconds / 1000, 1)} s`,
      });
    } catch (error) {
      showError('The scores could not be computed', error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="settings-row">
      <div>
        <Text fw={550}>Rebuild scores</Text>
        <Text size="sm" c="dimmed">
          Computes all scores anew from the log. The result is the same unless something is wrong.
        </Text>
      </div>
      <Button variant="default" loading={busy} onClick={() => void rebuild()}>
        Rebuild
      </Button>
    </div>
  );
}

/** Puts the focus on the first field with an error. */
function showFirstError(): void {
  const field = document.querySelector<HTMLElement>('.number-cell > [aria-invalid="true"]');
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}

/** What each thing is worth and how fast it fades. */
export function PointsSection({ saved }: { saved: RorSettings }) {
  const savedDraft = draftOf(saved);
  const [edits, setEdits] = useState<PointsDraft>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const draft = { ...savedDraft, ...edits };
  const changed = Object.keys(draft).filter((path) => draft[path] !== savedDraft[path]).length;

  const change = (path: string, value: string) => {
    setEdits((before) => ({ ...before, [path]: value }));
    setErrors(({ [path]: _mended, ...others }) => others);
  };
  const clear = () => {
    setEdits({});
    setErrors({});
    setFailure(null);
  };
  const save = async () => {
    const parsed = parseDraft(draft, saved.kinds);
    setFailure(null);
    if (!parsed.ok) {
      setErrors(parsed.errors);
      requestAnimationFrame(showFirstError);
      return;
    }
    setSaving(true);
    try {
      await perform('settings.update', { patch: { ror: parsed.settings } }, 'Points saved, all scores computed anew');
      clear();
    } catch (error) {
      const path = error instanceof AppError ? error.field?.replace(/^patch\.ror\./, '') : undefined;
      if (path !== undefined && path in draft) setErrors({ [path]: error instanceof AppError ? error.message : '' });
      else setFailure(error);
    } finally {
      setSaving(false);
    }
  };

  const fields = { draft, errors, onChange: change };
  const wrong = Object.keys(errors).length;
  return (
    <SettingsSection
      title="Points and fading"
      text="What a touchpoint, referral or purchase is worth, and how fast it fades. Saving computes all scores anew; it can be undone."
    >
      <HalfLifeTable {...fields} />
      <KindTable {...fields} kinds={saved.kinds} />
      <PlainTable {...fields} title="Referrals" prefix="referral" fields={referralFields} />
      <PlainTable {...fields} title="Purchases" prefix="purchase" fields={purchaseFields} />
      {failure !== null && <ErrorNotice title="The points were not saved" error={failure} />}
      <Group justify="space-between" className="settings-save" data-active={changed > 0}>
        <Button variant="default" onClick={() => setEdits(draftOf(defaultsFor(saved.kinds)))}>
          Fill in the defaults
        </Button>
        <Group gap="xs">
          <Text size="sm" c={wrong > 0 ? 'var(--mantine-color-error)' : 'dimmed'} role="status">
            {wrong > 0 ? `${plural(wrong, 'field')} to mend` : changed > 0 ? `${plural(changed, 'change')}, not saved yet` : ''}
          </Text>
          <Button variant="default" disabled={changed === 0} onClick={clear}>
            Discard
          </Button>
          <Button disabled={changed === 0} loading={saving} onClick={() => void save()}>
            Save
          </Button>
        </Group>
      </Group>
      <Rebuild />
    </SettingsSection>
  );
}
