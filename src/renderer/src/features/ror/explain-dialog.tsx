import { Modal, Text, Title } from '@mantine/core';
import type { Addend, Explanation } from '@shared/views';
import { componentLooks } from '../../components/component-bars';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { formatNumber, formatPercent } from '../../format';
import type { DialogProps } from '../../store/dialogs';
import { navigate } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { selectionOf } from '../timeline/selection';
import { AddendTable } from './addend-table';
import classes from './explain-dialog.module.css';

/** Where a person's score comes from: every number with the rows it is the sum of. */
export function ExplainDialog({ dialog, onClose }: DialogProps<'explain'>) {
  const { contactId, name } = dialog;
  const { data, error } = useQuery('ror.explain', { contactId }, ['contact', 'touchpoint', 'referral', 'purchase', 'setting']);
  const open = (addend: Addend) => {
    onClose();
    navigate({ page: 'person', id: contactId, select: selectionOf(addend.source) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={data ? `Why ${name} has ${formatNumber(data.score.score)}` : `Why this score: ${name}`}
      size={720}
      yOffset="5dvh"
      returnFocus={false}
    >
      {error ? <ErrorNotice error={error} /> : data ? <ExplanationView explanation={data} onOpen={open} /> : <DelayedSkeleton lines={8} />}
    </Modal>
  );
}

function ExplanationView({ explanation: { score, addends }, onOpen }: { explanation: Explanation; onOpen: (addend: Addend) => void }) {
  const of = (to: Addend['to']) => addends.filter((addend) => addend.to === to);
  const sum = componentLooks.reduce((total, { key }) => total + score.components[key], 0);
  return (
    <div className={classes.parts}>
      <dl className={classes.formulas}>
        <Formula
          name="Score"
          value={formatNumber(score.score, 1)}
          words={`100 · (1 − 2^(−${formatNumber(score.points, 2)} ÷ 25))`}
          hint="25 points make 50, 50 points make 75: each further point counts a little less"
        />
        <Formula
          name="Points"
          value={formatNumber(score.points, 2)}
          words={`trust ${formatPercent(score.trust)} × ${formatNumber(sum, 2)}`}
          hint="what the five parts below add up to, times trust"
        />
        <Formula
          name="Trust"
          value={formatPercent(score.trust)}
          words={`2 × give share ${formatPercent(score.giveShare)}, at most 100\u00a0%`}
          hint={`give share = (gave ${formatNumber(score.give, 2)} + 1) ÷ (gave ${formatNumber(score.give, 2)} + took ${formatNumber(score.take, 2)} + 2)`}
        />
      </dl>
      {addends.length === 0 && <Text c="dimmed">Nothing that counts is logged yet.</Text>}
      {componentLooks.map(({ key, label, color }) => (
        <Section key={key} title={label} color={color} unit="points" total={score.components[key]} addends={of(key)} onOpen={onOpen} />
      ))}
      <Section title="Given" color="var(--rapport-give)" unit="units" total={score.give} addends={of('give')} onOpen={onOpen} />
      <Section title="Taken" color="var(--rapport-take)" unit="units" total={score.take} addends={of('take')} onOpen={onOpen} />
    </div>
  );
}

function Formula({ name, value, words, hint }: { name: string; value: string; words: string; hint: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong className="figure">{value}</strong> <span className={classes.words}>= {words}</span>
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      </dd>
    </div>
  );
}

interface SectionProps {
  title: string;
  color: string;
  unit: string;
  total: number;
  addends: Addend[];
  onOpen: (addend: Addend) => void;
}

function Section({ title, color, unit, total, addends, onOpen }: SectionProps) {
  if (addends.length === 0) return null;
  return (
    <section>
      <Title order={3} className={classes.heading}>
        <span className={classes.swatch} style={{ background: color }} aria-hidden="true" />
        {title}
        <span className={classes.total}>
          {formatNumber(total, 2)} {unit}
        </span>
      </Title>
      <AddendTable caption={`${title}, row by row`} addends={addends} onOpen={onOpen} />
    </section>
  );
}
