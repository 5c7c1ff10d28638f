import { Button, Group } from '@mantine/core';

/** The end of a form in a dialog: the way out, and the button that submits it. */
export const FormActions = ({
  words,
  isPending,
  onCancel,
}: {
  words: { cancel: string; submit: string };
  isPending: boolean;
  onCancel: () => void;
}) => (
  <Group justify="flex-end" gap="xs">
    <Button variant="default" onClick={onCancel}>
      {words.cancel}
    </Button>
    <Button type="submit" loading={isPending}>
      {words.submit}
    </Button>
  </Group>
);
