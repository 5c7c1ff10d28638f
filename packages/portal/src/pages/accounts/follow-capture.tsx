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

/** An operation that was begun, and what to tell whoever shows it. */
export interface FollowCaptureProps {
  account: Account;
  pending: PendingCapture;
  /** It is over, well or not. */
  onEnded: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** Asks how far the operation is, puts a new selfie in place of the old one when it is here, and says when it is over. */
function useFollowed({ AccountNumber }: Account, { operationId, kind }: PendingCapture, onEnded: () => void) {
  const { capture: words } = useTexts(accountTexts);
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
  const hasFailed = status !== Status.Pending && !isAccepted;
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is over
  useEffect(() => {
    if (isDone || hasFailed) onEnded();
  }, [isDone, hasFailed]);
  return { details, replace, status, isDone, hasFailed, isPending: status === Status.Pending };
}

/** What the user does with the link, as they do it. */
export function FollowCapture({ account, pending, onEnded, onAgain, onClose }: FollowCaptureProps) {
  const texts = useTexts(accountTexts);
  const { capture: words } = texts;
  const { operationId, kind } = pending;
  const { details, replace, status, isDone, hasFailed, isPending } = useFollowed(account, pending, onEnded);
  const cancel = useMutation({
    mutationFn: () => api.CancelOperation({ params: { OperationId: operationId } }),
    onSettled: () => details.refetch(),
  });
  return (
    <Stack>
      {isPending && <Way pending={pending} />}
      {details.data && <CaptureSteps details={details.data} kind={kind} isBound={isDone} />}
      {isPending && (
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
      {hasFailed && (
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
        {isPending && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {words.cancelLink}
          </Button>
        )}
        {!isPending && !isDone && (
          <Button variant="default" onClick={onAgain}>
            {words.again}
          </Button>
        )}
        <Button onClick={onClose}>{texts.close}</Button>
      </Group>
    </Stack>
  );
}

/** The link itself, or where it was sent. */
function Way({ pending: { transport, operationId } }: { pending: PendingCapture }) {
  const { capture: words } = useTexts(accountTexts);
  if (transport === 0) return <CaptureLink operationId={operationId} />;
  return <Text size="sm">{transport === 1 ? words.sentSms : words.sentEmail}</Text>;
}
