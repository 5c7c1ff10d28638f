import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { ErrorNote } from './error-note.tsx';
import { partTexts } from './part-texts.ts';

/** Asks before something is destroyed, and names it. */
export interface ConfirmDestructionProps {
  opened: boolean;
  onClose: () => void;
  /** A question that names the thing: "Delete account 4711?". */
  title: string;
  /** What will be gone, one line each. */
  destroys: ReactNode[];
  /** What stays, or what to do instead. */
  children?: ReactNode;
  /** The verb on the button: "Delete account". */
  action: string;
  /** To be typed before the button works; for what can't come back. */
  phrase?: string;
  /** Whether it can be undone; `false` says so. */
  isReversible?: boolean;
  onConfirm: () => Promise<unknown>;
}

export const ConfirmDestruction = (props: ConfirmDestructionProps) => (
  <Modal opened={props.opened} onClose={props.onClose} title={props.title} centered size="lg">
    {props.opened && <Question {...props} />}
  </Modal>
);

/** Does it, and closes the question when it is done. */
function useConfirm({ onConfirm, onClose }: ConfirmDestructionProps) {
  const [error, setError] = useState<unknown>(null);
  const [isRunning, setRunning] = useState(false);
  const confirm = async () => {
    setRunning(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  };
  return { confirm, error, isRunning };
}

function Question(props: ConfirmDestructionProps) {
  const texts = useTexts(partTexts);
  const [typed, setTyped] = useState('');
  const { confirm, error, isRunning } = useConfirm(props);
  const isConfirmed = props.phrase === undefined || typed.trim() === props.phrase;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed) void confirm();
      }}
    >
      <Stack gap="md">
        <Destroyed {...props} />
        {props.children && (
          <Text size="sm" component="div">
            {props.children}
          </Text>
        )}
        {props.phrase !== undefined && (
          <TextInput
            label={texts.confirm.typeToConfirm(props.phrase)}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {texts.confirm.cancel}
          </Button>
          <Button
            type="submit"
            color="red.8"
            leftSection={props.isReversible ? undefined : <IconTrash size={16} aria-hidden />}
            disabled={!isConfirmed}
            loading={isRunning}
          >
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What will be gone. What is ticked below can add to it: a screen reader says that as well. */
function Destroyed({ destroys, isReversible }: ConfirmDestructionProps) {
  const texts = useTexts(partTexts);
  return (
    <Stack gap="md" aria-live="polite">
      <List spacing="xxs" size="sm">
        {destroys.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
          <List.Item key={at}>{line}</List.Item>
        ))}
      </List>
      {!isReversible && (
        <Text size="sm" fw={600}>
          {texts.confirm.irreversible}
        </Text>
      )}
    </Stack>
  );
}
