import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';

/** Asks before a setting is saved that has consequences, and names them. It can be undone. */
export function ConfirmChange(props: {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** One line each. */
  consequences: readonly string[];
  children?: ReactNode;
  /** The verb on the button. */
  action: string;
  onConfirm: () => void;
}) {
  const { confirm } = useTexts(partTexts);
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} centered size="lg">
      <Stack gap="md">
        <List spacing="xxs" size="sm">
          {props.consequences.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
        {props.children && (
          <Text size="sm" component="div">
            {props.children}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {confirm.cancel}
          </Button>
          <Button
            color="red.8"
            leftSection={<IconShieldExclamation size={16} aria-hidden />}
            onClick={() => {
              props.onConfirm();
              props.onClose();
            }}
          >
            {props.action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
