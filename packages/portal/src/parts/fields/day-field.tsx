import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';
import { dayToHandOn, wholeDay } from './whole-day.ts';

interface DayFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  /** `2026-11-28`, or empty. */
  value: string;
  onChange: (value: string) => void;
  /** Goes on with the day before while another is typed; a form has none until the date is whole. */
  isFilter?: boolean;
}

/**
 * A day, local time; empty is none. What is typed stays a draft in the field, and is handed on when the date is whole: a
 * half-typed year is a date to the browser as well. Until then a form is told that there is no day.
 */
export function DayField({ value, onChange, error, isFilter = false, ...field }: DayFieldProps) {
  const { day: words } = useTexts(partTexts);
  const [draft, setDraft] = useState(value);
  const [isIncomplete, setIncomplete] = useState(false);
  const handed = useRef(value);
  // A change from outside (cleared filters, the back button) replaces the draft; our own echo does not.
  useEffect(() => {
    if (value === handed.current) return;
    handed.current = value;
    setDraft(value);
    setIncomplete(false);
  }, [value]);
  const take = (input: HTMLInputElement) => {
    setDraft(input.value);
    const typed = { value: input.value, isPartial: input.validity.badInput };
    if (wholeDay(typed) !== null) setIncomplete(false);
    const day = dayToHandOn(typed, isFilter);
    if (day === null || day === handed.current) return;
    handed.current = day;
    onChange(day);
  };
  return (
    <TextInput
      {...field}
      type="date"
      max="9999-12-31"
      value={draft}
      onChange={(event) => take(event.currentTarget)}
      onBlur={({ currentTarget: { value: left, validity } }) =>
        setIncomplete(wholeDay({ value: left, isPartial: validity.badInput }) === null)
      }
      error={isIncomplete ? words.incomplete : error}
    />
  );
}
