import { Badge, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { limits, type MessageResourceName, type OperationResource } from '@selfsame/contract';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { callsOf, type MessageOwner } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';

const longest: Record<MessageResourceName, number> = {
  EmailSubject: limits.message.subjectLength,
  EmailBody: limits.message.bodyLength,
  SmsText: limits.message.smsLength,
};
/** Languages whose texts come with the server. */
const serverLanguages: ReadonlySet<string> = new Set(['en', 'de', 'es', 'fr']);

interface TextFieldProps {
  name: MessageResourceName;
  value: string;
  /** What is stored; undefined when nothing is. */
  stored: OperationResource | undefined;
  isChanged: boolean;
  /** Why the server would refuse it. */
  error: string | undefined;
  owner: MessageOwner;
  onChange: (value: string) => void;
  onFocus: () => void;
  /** The stored text was deleted. */
  onRestored: () => void;
  register: (field: HTMLInputElement | HTMLTextAreaElement | null) => void;
}

function RestoreButton({
  owner,
  stored,
  onRestored,
}: {
  owner: MessageOwner;
  stored: OperationResource;
  onRestored: () => void;
}) {
  const texts = useTexts(messageTexts);
  const notify = useNotify();
  const calls = callsOf(owner);
  const hasServerText = serverLanguages.has(stored.Locale.toLowerCase());
  const restore = useMutation({
    mutationFn: () => calls.remove(stored.ExternalId ?? ''),
    onSuccess: () => {
      const { Name, Locale, Content } = stored;
      notify.done(hasServerText ? texts.restored : texts.removed, async () => {
        await calls.create({ Name, Locale, Content });
        onRestored();
      });
      onRestored();
    },
    onError: notify.failed,
  });
  return (
    <Button size="compact-sm" variant="subtle" loading={restore.isPending} onClick={() => restore.mutate()}>
      {hasServerText ? texts.restore : texts.remove}
    </Button>
  );
}

/** One text: where it comes from, its words, how long they may be, and what is wrong with them. */
export function TextField(props: TextFieldProps) {
  const { name, value, stored } = props;
  const texts = useTexts(messageTexts);
  const source = () => {
    if (props.isChanged) return texts.sources.changed;
    if (!stored) return texts.sources.none;
    return stored.ExternalId === null ? texts.sources.server : texts.sources.own(stored.Version);
  };
  const common = {
    label: texts.names[name],
    description: texts.hints[name],
    value,
    error: props.error,
    onFocus: props.onFocus,
    maxLength: longest[name],
    inputWrapperOrder: ['label', 'description', 'input', 'error'] as (
      | 'label'
      | 'description'
      | 'input'
      | 'error'
    )[],
  };
  return (
    <Stack gap="xxs">
      {name === 'EmailSubject' ? (
        <TextInput
          {...common}
          ref={props.register}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          {...common}
          ref={props.register}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          autosize
          minRows={name === 'SmsText' ? 3 : 8}
          maxRows={22}
        />
      )}
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {source()}
          </Badge>
          {stored?.ExternalId && (
            <RestoreButton owner={props.owner} stored={stored} onRestored={props.onRestored} />
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {value.length} / {longest[name]}
        </Text>
      </Group>
    </Stack>
  );
}
