import { Button, Group, Stack, Text } from '@mantine/core';
import { messageParameters } from '@selfsame/contract';
import { useTexts } from '../../texts/define-texts.ts';
import { messageTexts } from './message-texts.ts';

const names = [...Object.keys(messageParameters), 'data.<key>'];

/** What may stand in braces; a click puts it into the text. */
export function Variables({ onInsert }: { onInsert: (name: string) => void }) {
  const { variables: words } = useTexts(messageTexts);
  return (
    <Stack gap="xxs">
      <Text size="sm" fw={600}>
        {words.title}
      </Text>
      <Text size="xs" c="dimmed">
        {words.lead}
      </Text>
      <Group gap="xs">
        {names.map((name) => (
          <Group key={name} gap="xs" wrap="nowrap">
            <Button
              size="compact-xs"
              variant="default"
              ff="monospace"
              aria-label={words.insert(name)}
              onClick={() => onInsert(name)}
            >
              {`{${name}}`}
            </Button>
            <Text size="xs" c="dimmed">
              {words.descriptions[name]}
            </Text>
          </Group>
        ))}
      </Group>
    </Stack>
  );
}
