import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../texts/define-texts.ts';
import { useFormats } from '../../../texts/use-formats.ts';
import { bulkTexts } from './bulk-texts.ts';
import { nextSaid } from './next-said.ts';
import type { BulkState } from './use-bulk-run.ts';

/** What a state is, in words; empty for the first question, which says all itself. */
function useWords(state: BulkState, count: number): string {
  const texts = useTexts(bulkTexts);
  const formats = useFormats();
  if (state.name === 'asking') return state.isRecounted ? texts.recounted(count) : '';
  if (state.name === 'collecting') return texts.counting;
  const { done, failed } = state.progress;
  if (state.name === 'running')
    return texts.progress(formats.number(done + failed.length), formats.number(state.total));
  return [texts.done(done), state.isStopped && texts.stopped].filter(Boolean).join(' ');
}

/**
 * Says how far it is: one line for as long as the dialog stands, since a screen reader misses what a new one says. Takes the
 * focus when a state gives way to another, whose buttons are gone.
 */
export function BulkStatus({ state, count }: { state: BulkState; count: number }) {
  const text = useWords(state, count);
  const line = useRef<HTMLParagraphElement>(null);
  const shown = useRef(state.name);
  const [said, setSaid] = useState({ text, topic: state.name as string, at: 0 });
  useEffect(() => {
    setSaid((now) => nextSaid(now, { text, topic: state.name, at: Date.now() }));
  }, [text, state.name]);
  useEffect(() => {
    if (shown.current === state.name) return;
    shown.current = state.name;
    // The question says nothing here: its dialog has the name.
    (text === '' ? line.current?.closest<HTMLElement>('[role="dialog"]') : line.current)?.focus();
  }, [state.name, text]);
  return (
    <Text ref={line} tabIndex={-1} size="sm" role="status" style={{ outline: 'none' }}>
      {said.text}
    </Text>
  );
}
