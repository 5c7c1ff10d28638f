import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { type MessageResourceName, messageResourceNames, type OperationResource } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { type MessageOwner, textsKey } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';
import { MessagePreviewPane } from './preview-pane.tsx';
import { TestMessage } from './test-message.tsx';
import { changedNames, draftsOf, insertParameter, storedText } from './text-drafts.ts';
import { TextField } from './text-field.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { usePreview } from './use-preview.ts';
import { useSaveTexts } from './use-save-texts.ts';
import { Variables } from './variables.tsx';

/** Which text a refusal is about. */
const refusedName = (error: unknown): string | undefined =>
  error instanceof SelfsameError && error.code === 'E_MESSAGE_TEXT_NOT_VALID' ? error.args[0] : undefined;

/** The three texts of a language, with variables, preview and test. */
export const TextEditor = ({
  owner,
  locale,
  resources,
  languages,
}: {
  owner: MessageOwner;
  locale: string;
  resources: OperationResource[];
  languages: ReactNode;
}) => {
  const texts = useTexts(messageTexts);
  const client = useQueryClient();
  const [drafts, setDrafts] = useState(() => draftsOf(resources, locale));
  const [focused, setFocused] = useState<MessageResourceName>('EmailBody');
  const fields = useRef(new Map<MessageResourceName, HTMLInputElement | HTMLTextAreaElement>());
  // What the drafts were made from: a change of somebody else is met when saving, not silently overwritten.
  const [base, setBase] = useState(resources);
  const changed = changedNames(base, locale, drafts);
  const preview = usePreview(owner, locale, drafts);
  const save = useSaveTexts(owner, locale);
  useLeaveGuard(changed.length > 0, texts.leave);
  const start = (next: OperationResource[]) => {
    setBase(next);
    setDrafts(draftsOf(next, locale));
    save.reset();
  };
  const reload = async () => {
    await client.refetchQueries({ queryKey: textsKey(owner) });
    start(client.getQueryData<OperationResource[]>(textsKey(owner)) ?? base);
  };
  const insert = (name: string) => {
    const field = fields.current.get(focused);
    const at = drafts[focused].length;
    const range = [field?.selectionStart ?? at, field?.selectionEnd ?? at] as const;
    const { text, cursor } = insertParameter(drafts[focused], name, range);
    setDrafts({ ...drafts, [focused]: text });
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(cursor, cursor);
    });
  };
  const isConflict = save.error instanceof SelfsameError && save.error.status === 409;
  const isIncomplete = messageResourceNames.some((name) => !storedText(base, locale, name));
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <Stack gap="md">
        <Section title={texts.operations[owner.name] ?? owner.name} actions={languages}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate({ drafts, base, names: changed }, { onSuccess: start });
            }}
          >
            <Stack gap="md">
              {isIncomplete && (
                <Text size="sm" c="var(--portal-warn)">
                  {texts.incomplete}
                </Text>
              )}
              {messageResourceNames.map((name) => (
                <TextField
                  key={name}
                  name={name}
                  value={drafts[name]}
                  stored={storedText(base, locale, name)}
                  isChanged={changed.includes(name)}
                  error={
                    refusedName(preview.error) === name ? (preview.error as SelfsameError).args[1] : undefined
                  }
                  owner={owner}
                  onChange={(value) => setDrafts((now) => ({ ...now, [name]: value }))}
                  onFocus={() => setFocused(name)}
                  onRestored={() => void reload()}
                  register={(field) => {
                    if (field) fields.current.set(name, field);
                    else fields.current.delete(name);
                  }}
                />
              ))}
              <Variables onInsert={insert} />
              <ErrorNote
                error={save.error}
                actions={
                  isConflict && (
                    <Button size="compact-sm" variant="default" onClick={() => void reload()}>
                      {texts.conflict}
                    </Button>
                  )
                }
              />
              <Group gap="sm">
                <Button
                  type="submit"
                  loading={save.isPending}
                  disabled={changed.length === 0 || changed.some((name) => drafts[name].trim() === '')}
                >
                  {texts.save}
                </Button>
                {changed.length > 0 && (
                  <Button variant="default" onClick={() => start(base)}>
                    {texts.discard}
                  </Button>
                )}
              </Group>
            </Stack>
          </form>
        </Section>
      </Stack>
      <Stack gap="md">
        <MessagePreviewPane preview={preview} />
        <TestMessage owner={owner} locale={locale} isChanged={changed.length > 0} />
      </Stack>
    </SimpleGrid>
  );
};
