import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

/** The beginning of a text; handed on when typing rests. */
export function TextFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const handed = useRef(value);
  const hand = useDebouncedCallback((next: string) => {
    handed.current = next;
    onChange(next);
  }, 200);
  // Filters that were cleared, or the back button; our own echo changes nothing.
  useEffect(() => {
    if (value === handed.current) return;
    handed.current = value;
    setTyped(value);
  }, [value]);
  return (
    <TextInput
      label={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        hand(event.currentTarget.value);
      }}
      maxLength={128}
      spellCheck={false}
      autoComplete="off"
      w={{ base: '100%', xs: 140 }}
    />
  );
}
