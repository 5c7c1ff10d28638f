import { Alert, Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

/** Words around what is shown once. */
export interface OnceWords {
  /** The warning's heading; without it the warning is its text alone. */
  warning?: string;
  warningText: string;
  /** What is confirmed before it can be closed; without it, closing asks nothing. */
  stored?: string;
  /** The button that closes it. */
  done: string;
}

/** The one place where a secret is shown: the warning that it is shown only now, the secret, and the way out. */
export function ShowOnce({
  words,
  onClose,
  actions,
  children,
}: {
  words: OnceWords;
  onClose: () => void;
  /** More buttons beside the one that closes it. */
  actions?: ReactNode;
  /** The secret. */
  children: ReactNode;
}) {
  const [isStored, setStored] = useState(words.stored === undefined);
  return (
    <Stack gap="md">
      <Alert
        variant="light"
        color="yellow"
        icon={<IconAlertTriangle aria-hidden />}
        title={words.warning}
        role="alert"
        styles={{ title: { color: 'var(--portal-warn)' } }}
      >
        {words.warningText}
      </Alert>
      {children}
      {words.stored !== undefined && (
        <Checkbox
          label={words.stored}
          checked={isStored}
          onChange={(event) => setStored(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        {actions}
        <Button disabled={!isStored} onClick={onClose}>
          {words.done}
        </Button>
      </Group>
    </Stack>
  );
}
