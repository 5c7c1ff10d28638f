import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';

/** Search as you type: what stands in the field is handed on when typing rests. `/` brings the focus here. */
export function SearchField({
  value,
  onChange,
  label,
  placeholder,
  delayMs = 30,
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  delayMs?: number;
}) {
  const texts = useTexts(partTexts);
  const [typed, setTyped] = useState(value);
  const handed = useRef(value);
  const hand = useDebouncedCallback((next: string) => {
    handed.current = next;
    onChange(next);
  }, delayMs);
  // A change from outside (back button, "clear filters") replaces what stands here; our own echo does not.
  useEffect(() => {
    if (value === handed.current) return;
    handed.current = value;
    setTyped(value);
  }, [value]);
  const change = (next: string) => {
    setTyped(next);
    hand(next);
  };
  return (
    <TextInput
      type="search"
      role="searchbox"
      data-portal-search
      aria-label={label}
      placeholder={placeholder ?? label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={texts.clearSearch} onClick={() => change('')} />
        )
      }
      spellCheck={false}
      autoComplete="off"
      maxLength={128}
      flex="1 1 14rem"
      maw={{ sm: '32rem' }}
    />
  );
}
