import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { useState } from 'react';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { useFormats } from '../../../texts/use-formats.ts';
import type { BulkKind } from './bulk-bar.tsx';
import { bulkTexts } from './bulk-texts.ts';
import { mostAtOnce } from './collect-accounts.ts';

interface BulkQuestionProps {
  kind: BulkKind;
  count: number;
  error: unknown;
  reason: string;
  onReason: (reason: string) => void;
  onCancel: () => void;
  onStart: () => void;
}

/** What would happen to how many users, and why; what can't come back asks for their number, typed. */
export function BulkQuestion(props: BulkQuestionProps) {
  const { kind, count } = props;
  const texts = useTexts(bulkTexts);
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const isTooMany = count > mostAtOnce;
  const isImpossible = isTooMany || count === 0;
  // A number may be typed as it is written.
  const isConfirmed = kind !== 'remove' || typed.replace(/\D/g, '') === String(count);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed && !isImpossible) props.onStart();
      }}
    >
      <Stack mt="sm">
        <Text size="sm">{texts.texts[kind]}</Text>
        {isTooMany && (
          <Text size="sm" c="var(--portal-bad)" role="alert">
            {texts.tooMany(formats.number(mostAtOnce))}
          </Text>
        )}
        {kind === 'disable' && <Reason {...props} />}
        {kind === 'remove' && (
          <TextInput
            label={texts.typeCount(String(count))}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            inputMode="numeric"
            autoComplete="off"
            data-autofocus
          />
        )}
        <ErrorNote error={props.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onCancel}>
            {texts.cancel}
          </Button>
          <Button
            type="submit"
            {...(kind === 'enable' ? {} : { color: 'red.8' })}
            disabled={!isConfirmed || isImpossible}
          >
            {texts.actions[kind]}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Reason({ reason, onReason }: Pick<BulkQuestionProps, 'reason' | 'onReason'>) {
  const texts = useTexts(bulkTexts);
  return (
    <Textarea
      label={texts.reason}
      description={texts.reasonHint}
      value={reason}
      onChange={(event) => onReason(event.currentTarget.value)}
      maxLength={limits.reason}
      rows={2}
      data-autofocus
    />
  );
}
