import { Button, Group, List, Stack, Text } from '@mantine/core';
import { presentProblem } from '../../../api/present-problem.ts';
import { problemTexts } from '../../../api/problem-texts.ts';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { useFormats } from '../../../texts/use-formats.ts';
import { bulkTexts } from './bulk-texts.ts';
import type { BulkState } from './use-bulk-run.ts';

/** Failures that are listed; there may be thousands. */
const mostListed = 20;

/** Which could not be done and why; the dialog’s status line says how many were. */
export function BulkOutcome({
  state: { progress },
  onAgain,
  onClose,
}: {
  state: Extract<BulkState, { name: 'over' }>;
  onAgain: () => void;
  onClose: () => void;
}) {
  const texts = useTexts(bulkTexts);
  const problems = useTexts(problemTexts);
  const formats = useFormats();
  const { failed, stopped } = progress;
  const left = failed.length - mostListed;
  return (
    <Stack mt="sm">
      <ErrorNote error={stopped} />
      {failed.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {texts.failed(failed.length)}
          </Text>
          <List size="sm" spacing="xxs">
            {failed.slice(0, mostListed).map(({ item, error }) => (
              <List.Item key={item.UIN}>
                {item.DisplayName} ({item.AccountNumber}): {presentProblem(error, problems).title}
              </List.Item>
            ))}
            {left > 0 && <List.Item>{texts.more(formats.number(left))}</List.Item>}
          </List>
        </>
      )}
      <Group justify="flex-end" gap="xs">
        {failed.length > 0 && (
          <Button variant="default" onClick={onAgain}>
            {texts.again}
          </Button>
        )}
        <Button onClick={onClose}>{texts.close}</Button>
      </Group>
    </Stack>
  );
}
