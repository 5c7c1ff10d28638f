import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../parts/dialog.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { useFormats } from '../../../texts/use-formats.ts';
import type { BulkKind } from './bulk-bar.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import { BulkQuestion } from './bulk-question.tsx';
import type { BulkTarget } from './bulk-target.ts';
import { bulkTexts } from './bulk-texts.ts';
import { type BulkState, useBulkRun } from './use-bulk-run.ts';

interface BulkDialogProps {
  kind: BulkKind;
  target: BulkTarget;
  onClose: () => void;
  /** It was done, at least in part: the choice is over. */
  onDone: () => void;
}

/** Asks before many users are changed, shows how far it is, and says which of them could not be changed and why. */
export default function BulkDialog({ kind, target, onClose, onDone }: BulkDialogProps) {
  const texts = useTexts(bulkTexts);
  const [reason, setReason] = useState('');
  const { state, start, stop } = useBulkRun(kind, target);
  const isRunning = state.name === 'running' || state.name === 'collecting';
  const close = () => {
    onClose();
    if (state.name === 'over') onDone();
  };
  return (
    <Dialog
      opened
      onClose={close}
      title={texts.titles[kind](target.count)}
      size="lg"
      closeOnClickOutside={!isRunning}
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
    >
      {state.name === 'asking' && (
        <BulkQuestion
          kind={kind}
          count={target.count}
          error={state.error}
          reason={reason}
          onReason={setReason}
          onCancel={onClose}
          onStart={() => void start(reason.trim())}
        />
      )}
      {state.name === 'collecting' && <Text size="sm">{texts.counting}</Text>}
      {state.name === 'running' && <Running kind={kind} state={state} onStop={stop} />}
      {state.name === 'over' && (
        <BulkOutcome
          state={state}
          onAgain={() =>
            void start(
              reason.trim(),
              state.progress.failed.map(({ item }) => item),
            )
          }
          onClose={close}
        />
      )}
    </Dialog>
  );
}

/** How far it is, and a way to end it. */
function Running({
  kind,
  state: { progress, total },
  onStop,
}: {
  kind: BulkKind;
  state: Extract<BulkState, { name: 'running' }>;
  onStop: () => void;
}) {
  const texts = useTexts(bulkTexts);
  const formats = useFormats();
  const settled = progress.done + progress.failed.length;
  return (
    <Stack>
      <Progress value={(100 * settled) / total} aria-label={texts.titles[kind](total)} />
      <Text size="sm" role="status">
        {texts.progress(formats.number(settled), formats.number(total))}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onStop}>
          {texts.stop}
        </Button>
      </Group>
    </Stack>
  );
}
