import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { useState } from 'react';
import { useTexts } from '../../../texts/define-texts.ts';
import { accountTexts } from '../account-texts.ts';
import type { StatusAct } from './status-act.ts';

/** What enabling or disabling a user does; disabling takes a reason. */
export function StatusQuestion({
  act,
  onConfirm,
  onClose,
}: {
  act: StatusAct;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}) {
  const texts = useTexts(accountTexts);
  const { status: words } = texts;
  const [reason, setReason] = useState('');
  const isDisabling = act === 'disable';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(reason.trim());
      }}
    >
      <Stack>
        <Text size="sm">{words.texts[act]}</Text>
        {isDisabling && (
          <Textarea
            label={words.reason}
            description={words.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={limits.reason}
            rows={2}
            data-autofocus
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" {...(isDisabling ? { color: 'red.8' } : {})}>
            {words[act]}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
