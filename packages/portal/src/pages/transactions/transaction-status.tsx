import { Stack, Text } from '@mantine/core';
import { Status } from '@selfsame/contract';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { transactionTexts } from './transaction-texts.ts';

const tones: Record<number, Tone> = {
  [Status.Pending]: 'pending',
  [Status.Accepted]: 'good',
  [Status.Rejected]: 'bad',
  [Status.Expired]: 'warn',
  [Status.Error]: 'bad',
  [Status.Canceled]: 'quiet',
};

/** How a transaction stands; with its reason below where that says more. */
export function TransactionStatus({ status, reason }: { status: number; reason?: string | null }) {
  const texts = useTexts(transactionTexts);
  const cause = reason ? texts.reasons[reason] : undefined;
  return (
    <Stack gap="hair" align="flex-start">
      <StatusBadge tone={tones[status] ?? 'info'}>{texts.statuses[status] ?? status}</StatusBadge>
      {cause && (
        <Text size="xs" c="dimmed" component="span">
          {cause}
        </Text>
      )}
    </Stack>
  );
}
