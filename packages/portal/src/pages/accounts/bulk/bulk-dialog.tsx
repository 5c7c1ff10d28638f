import { Button, Group, Progress, Stack } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../parts/dialog.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import type { BulkKind } from './bulk-bar.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import { BulkQuestion } from './bulk-question.tsx';
import { BulkStatus } from './bulk-status.tsx';
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
  const { state, count, start, stop } = useBulkRun(kind, target);
  const isRunning = state.name === 'running';
  const close = () => {
    onClose();
    if (state.name === 'over') onDone();
  };
  return (
    <Dialog
      opened
      onClose={close}
      title={texts.titles[kind](count)}
      size="lg"
      closeOnClickOutside={!isRunning}
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
    >
      <BulkStatus state={state} count={count} />
      {state.name === 'asking' && (
        <BulkQuestion
          // Another number is typed anew.
          key={count}
          kind={kind}
          count={count}
          error={state.error}
          reason={reason}
          onReason={setReason}
          onCancel={onClose}
          onStart={() => void start(reason.trim())}
        />
      )}
      {(state.name === 'running' || state.name === 'collecting') && (
        <Running kind={kind} state={state} onStop={stop} />
      )}
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
  state,
  onStop,
}: {
  kind: BulkKind;
  state: Extract<BulkState, { name: 'running' | 'collecting' }>;
  onStop: () => void;
}) {
  const texts = useTexts(bulkTexts);
  return (
    <Stack mt="sm">
      {state.name === 'running' && (
        <Progress
          value={(100 * (state.progress.done + state.progress.failed.length)) / state.total}
          aria-label={texts.titles[kind](state.total)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onStop}>
          {texts.stop}
        </Button>
      </Group>
    </Stack>
  );
}
