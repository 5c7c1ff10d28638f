import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { DayField } from './fields/day-field.tsx';
import classes from './filter-bar.module.css';
import { partTexts } from './part-texts.ts';

/** The row above a table: search first, then filters, then what stands at the end. */
export const FilterBar = ({
  children,
  end,
  isPhoneOnly,
}: {
  children: ReactNode;
  end?: ReactNode;
  /** Whether there is nothing in it where the table has heads. */
  isPhoneOnly?: boolean;
}) => (
  <div className={`${classes.bar} portal-no-print`} data-phone-only={isPhoneOnly}>
    {children}
    {end && <div className={classes.end}>{end}</div>}
  </div>
);

/** One of few values, or any. */
export function SelectFilter({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const texts = useTexts(partTexts);
  return (
    <Select
      label={label}
      value={value}
      data={[{ value: '', label: texts.any }, ...options]}
      onChange={(next) => onChange(next ?? '')}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
      w={{ base: '100%', sm: '9rem' }}
    />
  );
}

/** A day, local time; empty is no bound. */
export const DayFilter = (props: { label: string; value: string; onChange: (value: string) => void }) => (
  <DayField {...props} isFilter w={{ base: '100%', sm: '8.75rem' }} />
);
