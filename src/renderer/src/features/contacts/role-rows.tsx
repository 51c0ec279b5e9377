/** The part of a person's form that says where they work and worked. */
import { Button, TextInput } from '@mantine/core';
import { IconArrowUp, IconBriefcase } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { RowsField } from '../../components/rows-field';
import type { RecordForm } from '../../components/use-record-form';
import { today } from '../../format';
import { OrganizationInput } from '../organizations/organization-input';
import type { ContactValues } from './contact-form';
import { changedJobs, emptyRole, goesOnNow, madeFirst, type RoleText, tidyDate } from './role-form';
import classes from './role-rows.module.css';

interface RoleRowsProps {
  form: Pick<RecordForm<ContactValues>, 'values' | 'set' | 'error'>;
  /** They have a first role to change from. */
  canChange: boolean;
}

const fields = [
  { key: 'title', label: 'Title', placeholder: '' },
  { key: 'department', label: 'Department', placeholder: '' },
  { key: 'from', label: 'From', placeholder: 'Mar 2021' },
  { key: 'to', label: 'To', placeholder: 'now' },
] as const;

const nameOf = ({ title, organization }: RoleText) => [title, organization].filter((text) => text.trim() !== '').join(', ') || 'role';

export function RoleRows({ form: { values, set, error }, canChange }: RoleRowsProps) {
  const { roles } = values;
  const list = useRef<HTMLDivElement>(null);
  const [focusRow, setFocusRow] = useState<number | null>(null);
  useEffect(() => {
    if (focusRow === null) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${focusRow}"] [data-row-focus]`)?.focus();
    setFocusRow(null);
  }, [focusRow]);

  const putFirst = (next: ContactValues['roles']) => {
    set({ roles: next });
    setFocusRow(next[0]?.rowKey ?? null);
  };

  return (
    <div ref={list}>
      <RowsField
        label="Roles"
        labelled
        rows={roles}
        onChange={(next) => set({ roles: next })}
        makeRow={emptyRole}
        addLabel="Add a role"
        removeLabel={(role) => `Remove ${nameOf(role)}`}
        extra={
          canChange &&
          goesOnNow(roles) && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconBriefcase size={14} aria-hidden="true" />}
              title="Ends the first role this month, and begins a new one"
              onClick={() => putFirst(changedJobs(roles, today()))}
            >
              Changed jobs
            </Button>
          )
        }
      >
        {(row, update, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset within the one of the list would need a legend that is shown
          <div className={classes.role} role="group" aria-label={index === 0 ? 'First role, shown beside the name' : `Role ${index + 1}`}>
            <OrganizationInput
              data-row-focus
              className={classes.organization ?? ''}
              label="Organization"
              value={row.organization}
              onChange={(organization) => update({ organization })}
              error={error(`roles.${index}.organization`)}
            />
            {fields.map(({ key, label, placeholder }) => (
              <TextInput
                key={key}
                className={classes[key] ?? ''}
                label={label}
                placeholder={placeholder}
                value={row[key]}
                onChange={(event) => update({ [key]: event.currentTarget.value })}
                onBlur={() => {
                  const tidy = key === 'from' || key === 'to' ? tidyDate(row[key]) : row[key];
                  if (tidy !== row[key]) update({ [key]: tidy });
                }}
                error={error(`roles.${index}.${key}`)}
              />
            ))}
            {index > 0 && (
              <div className={classes.actions}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconArrowUp size={14} aria-hidden="true" />}
                  title="Shows this role beside the name"
                  aria-label={`Make first: ${nameOf(row)}`}
                  onClick={() => putFirst(madeFirst(roles, index))}
                >
                  Make first
                </Button>
              </div>
            )}
          </div>
        )}
      </RowsField>
    </div>
  );
}
