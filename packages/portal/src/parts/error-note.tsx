import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { presentProblem } from '../api/present-problem.ts';
import { problemTexts } from '../api/problem-texts.ts';
import { useTexts } from '../texts/define-texts.ts';

/** A call that failed: what happened, what to do, the request id. Nothing when there is no error. */
export interface ErrorNoteProps {
  error: unknown;
  onRetry?: () => void;
  /** More buttons beside "try again". */
  actions?: ReactNode;
}

export function ErrorNote({ error, onRetry, actions }: ErrorNoteProps) {
  const texts = useTexts(problemTexts);
  if (error === null || error === undefined) return null;
  const { title, advice, requestId } = presentProblem(error, texts);
  return (
    <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{advice}</Text>
        {requestId && (
          <Text size="xs" component="div">
            {texts.requestId}: <Code>{requestId}</Code>
          </Text>
        )}
        {(onRetry || actions) && (
          <Group gap="xs">
            {onRetry && (
              <Button size="xs" variant="default" onClick={onRetry}>
                {texts.tryAgain}
              </Button>
            )}
            {actions}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
