import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { type Account, Status } from '@selfsame/contract';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { announce } from '../../shell/announce.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';
import { CaptureLink } from './capture-link.tsx';
import { CaptureSteps } from './capture-steps.tsx';
import type { PendingCapture } from './pending-capture.ts';
import { useRefreshAccount } from './use-account.ts';

const pollMs = 1_500;

/** What the user does with the link, as they do it; puts a new selfie in place of the old one when it is here. */
export const FollowCapture = ({
  account,
  pending,
  onEnded,
  onAgain,
  onClose,
}: {
  account: Account;
  pending: PendingCapture;
  /** It is over, well or not. */
  onEnded: () => void;
  onAgain: () => void;
  onClose: () => void;
}) => {
  const texts = useTexts(accountTexts);
  const { capture: words } = texts;
  const { operationId, kind, transport } = pending;
  const { AccountNumber } = account;
  const refresh = useRefreshAccount(AccountNumber);
  const details = useQuery({
    queryKey: ['transactions', 'details', operationId],
    queryFn: ({ signal }) => api.GetTransactionDetails({ params: { TransactionId: operationId }, signal }),
    refetchInterval: (query) => ((query.state.data?.Status ?? 0) === Status.Pending ? pollMs : false),
  });
  const replace = useMutation({
    mutationFn: async () => {
      const { TempId } = await api.EndGetForeignBiometry({ params: { OperationId: operationId } });
      return api.ReplaceAccountBiometricCredential({ params: { AccountNumber }, body: { TempId } });
    },
  });
  const status = details.data?.Status ?? Status.Pending;
  const isAccepted = status === Status.Accepted;
  const isDone = isAccepted && (kind === 'enrol' || replace.isSuccess);
  const { mutate: putInPlace, isIdle } = replace;
  useEffect(() => {
    if (isAccepted && kind === 'replace' && isIdle) putInPlace();
  }, [isAccepted, kind, isIdle, putInPlace]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is done
  useEffect(() => {
    if (!isDone) return;
    announce(words.accepted);
    void refresh();
  }, [isDone]);
  const cancel = useMutation({
    mutationFn: () => api.CancelOperation({ params: { OperationId: operationId } }),
    onSettled: () => details.refetch(),
  });
  const hasEnded = status !== Status.Pending;
  const isSettled = isDone || (hasEnded && !isAccepted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is over
  useEffect(() => {
    if (isSettled) onEnded();
  }, [isSettled]);
  return (
    <Stack>
      {!hasEnded && transport === 0 && <CaptureLink operationId={operationId} />}
      {!hasEnded && transport === 1 && <Text size="sm">{words.sentSms}</Text>}
      {!hasEnded && transport === 2 && <Text size="sm">{words.sentEmail}</Text>}
      {details.data && <CaptureSteps details={details.data} kind={kind} isBound={isDone} />}
      {!hasEnded && (
        <Group gap="xs">
          <Loader size="xs" aria-hidden />
          <Text size="sm" c="dimmed">
            {words.waiting} {kind === 'replace' && words.keepOpen}
          </Text>
        </Group>
      )}
      {isDone && (
        <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />}>
          {words.accepted}
        </Alert>
      )}
      {hasEnded && !isAccepted && (
        <Alert
          color="red"
          variant="light"
          icon={<IconCircleX aria-hidden />}
          title={words.failed}
          role="alert"
        >
          {words.ends[status]}
        </Alert>
      )}
      <ErrorNote
        error={details.error ?? replace.error ?? cancel.error}
        {...(replace.error ? { onRetry: () => replace.mutate() } : {})}
      />
      <Group justify="flex-end" gap="xs">
        {!hasEnded && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {words.cancelLink}
          </Button>
        )}
        {hasEnded && !isDone && (
          <Button variant="default" onClick={onAgain}>
            {words.again}
          </Button>
        )}
        <Button onClick={onClose}>{texts.close}</Button>
      </Group>
    </Stack>
  );
};
