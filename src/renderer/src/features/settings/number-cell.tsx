import { useId } from 'react';

interface NumberCellProps {
  /** The accessible name. */
  label: string;
  value: string;
  error?: string | undefined;
  placeholder?: string;
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** A small field for a number, with its error below; light enough for a table of a hundred. */
export function NumberCell({ label, value, error, placeholder, disabled = false, onChange }: NumberCellProps) {
  const id = useId();
  return (
    <span className="number-cell">
      <input
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : id}
        placeholder={placeholder}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {error !== undefined && (
        <span id={id} className="number-error">
          {error}
        </span>
      )}
    </span>
  );
}
