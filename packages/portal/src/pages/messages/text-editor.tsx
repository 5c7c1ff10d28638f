import { SimpleGrid, Stack, Text } from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { type MessageResourceName, messageResourceNames, type OperationResource } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { LeaveGuard } from '../../parts/versioned-form/leave-guard.tsx';
import { SaveActions } from '../../parts/versioned-form/save-actions.tsx';
import { VersionConflict } from '../../parts/versioned-form/version-conflict.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { type MessageOwner, textsKey } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';
import { MessagePreviewPane } from './preview-pane.tsx';
import { TestMessage } from './test-message.tsx';
import { changedNames, draftsOf, insertParameter, storedText, type TextDrafts } from './text-drafts.ts';
import { TextField } from './text-field.tsx';
import { usePreview } from './use-preview.ts';
import { useTextsForm } from './use-texts-form.ts';
import { Variables } from './variables.tsx';

/** Why the server would refuse a text; undefined while it would not. */
const refusalOf = (error: unknown, name: MessageResourceName): string | undefined =>
  error instanceof SelfsameError && error.code === 'E_MESSAGE_TEXT_NOT_VALID' && error.args[0] === name
    ? error.args[1]
    : undefined;

/** Puts parameters at the cursor of the field that had the focus last. */
function useInsertion(drafts: TextDrafts, change: (change: Partial<TextDrafts>) => void) {
  const [focused, setFocused] = useState<MessageResourceName>('EmailBody');
  const fields = useRef(new Map<MessageResourceName, HTMLInputElement | HTMLTextAreaElement>());
  const insert = (parameter: string) => {
    const field = fields.current.get(focused);
    const at = drafts[focused].length;
    const range = [field?.selectionStart ?? at, field?.selectionEnd ?? at] as const;
    const { text, cursor } = insertParameter(drafts[focused], parameter, range);
    change({ [focused]: text });
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(cursor, cursor);
    });
  };
  const of = (name: MessageResourceName) => ({
    onFocus: () => setFocused(name),
    register: (field: HTMLInputElement | HTMLTextAreaElement | null) => {
      if (field) fields.current.set(name, field);
      else fields.current.delete(name);
    },
  });
  return { insert, of };
}

type TextsForm = ReturnType<typeof useTextsForm>;

interface TextEditorProps {
  owner: MessageOwner;
  locale: string;
  resources: OperationResource[];
  /** The choice of the language. */
  languages: ReactNode;
}

/** The three texts of a language, with variables, preview and test. */
export function TextEditor({ owner, locale, resources, languages }: TextEditorProps) {
  const texts = useTexts(messageTexts);
  const versioned = useTextsForm(owner, locale, resources);
  const preview = usePreview(owner, locale, versioned.values);
  const isChanged = changedNames(versioned.base, locale, versioned.values).length > 0;
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <Stack gap="md">
        <Section title={texts.operations[owner.name] ?? owner.name} actions={languages}>
          <TextsForm owner={owner} locale={locale} versioned={versioned} previewError={preview.error} />
        </Section>
        <LeaveGuard />
      </Stack>
      <Stack gap="md">
        <MessagePreviewPane preview={preview} />
        <TestMessage owner={owner} locale={locale} isChanged={isChanged} />
      </Stack>
    </SimpleGrid>
  );
}

interface TextsFormProps {
  owner: MessageOwner;
  locale: string;
  versioned: TextsForm;
  /** Why the drafts can't be previewed. */
  previewError: unknown;
}

function TextsForm({ owner, locale, versioned, previewError }: TextsFormProps) {
  const texts = useTexts(messageTexts);
  const client = useQueryClient();
  const { values: drafts, base, change, adopt, save, error } = versioned;
  const insertion = useInsertion(drafts, change);
  const changed = changedNames(base, locale, drafts);
  const restored = async (name: MessageResourceName) => {
    await client.refetchQueries({ queryKey: textsKey(owner) });
    const now = client.getQueryData<OperationResource[]>(textsKey(owner)) ?? base;
    adopt(now);
    change({ [name]: draftsOf(now, locale)[name] });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="md">
        {messageResourceNames.some((name) => !storedText(base, locale, name)) && (
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
            error={refusalOf(previewError, name)}
            owner={owner}
            onChange={(value) => change({ [name]: value })}
            onRestored={() => void restored(name)}
            {...insertion.of(name)}
          />
        ))}
        <Variables onInsert={insertion.insert} />
        <VersionConflict versioned={versioned} fields={{ labels: texts.names }} />
        <ErrorNote error={error} />
        <SaveActions
          isDirty={changed.length > 0}
          isSaving={versioned.isSaving}
          isBlocked={changed.some((name) => drafts[name].trim() === '')}
          onDiscard={versioned.discard}
        />
      </Stack>
    </form>
  );
}
