import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { presentProblem } from '../api/present-problem.ts';
import { problemTexts } from '../api/problem-texts.ts';
import { useTexts } from '../texts/define-texts.ts';
import { partTexts } from './part-texts.ts';

/** Says in a corner what was done or what failed; a action can bring its undoing along. */
export interface Notify {
  done: (message: string, undo?: () => Promise<unknown>) => void;
  failed: (error: unknown) => void;
}

/** {@link Notify} in the chosen language. */
export function useNotify(): Notify {
  const texts = useTexts(partTexts);
  const problems = useTexts(problemTexts);
  return useMemo(() => {
    const failed = (error: unknown) => {
      const { title, advice, requestId } = presentProblem(error, problems);
      notifications.show({
        color: 'red',
        icon: <IconAlertTriangle size={18} aria-hidden />,
        title,
        message: requestId ? `${advice} (${problems.requestId}: ${requestId})` : advice,
        autoClose: 12_000,
        closeButtonProps: { 'aria-label': texts.dismiss },
      });
    };
    const done = (message: string, undo?: () => Promise<unknown>) => {
      const id = crypto.randomUUID();
      const revert = async () => {
        notifications.hide(id);
        try {
          await undo?.();
          done(texts.undone);
        } catch (error) {
          failed(error);
        }
      };
      notifications.show({
        id,
        color: 'green',
        icon: <IconCheck size={18} aria-hidden />,
        message: undo ? (
          <Group justify="space-between" gap="sm" wrap="nowrap">
            <Text size="sm">{message}</Text>
            <Button size="compact-sm" variant="light" onClick={() => void revert()}>
              {texts.undo}
            </Button>
          </Group>
        ) : (
          message
        ),
        autoClose: undo ? 10_000 : 5_000,
        closeButtonProps: { 'aria-label': texts.dismiss },
      });
    };
    return { done, failed };
  }, [texts, problems]);
}
