import {
  Button,
  Fieldset,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { SelfsameError } from '@selfsame/client';
import { limits, type WebhookSettings } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { Section } from '../../parts/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { draftFault, draftOf, keepsPassword, requestOf, type WebhookDraft } from './webhook-draft.ts';
import { webhookKey } from './webhook-key.ts';
import { webhookTexts } from './webhook-texts.ts';

/** The settings of the webhook. What is tried below is what stands here. */
export const WebhookForm = ({
  stored,
  draft,
  onChange,
}: {
  stored: WebhookSettings;
  draft: WebhookDraft;
  onChange: Dispatch<SetStateAction<WebhookDraft>>;
}) => {
  const { form: words } = useTexts(webhookTexts);
  const client = useQueryClient();
  const notify = useNotify();
  const [isTried, setTried] = useState(false);
  // A change of somebody else must not slip under the draft: it is saved against what it was made from.
  const [base, setBase] = useState(stored);
  const fault = draftFault(draft, base);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  const set = (change: Partial<WebhookDraft>) => onChange((now) => ({ ...now, ...change }));
  const take = (settings: WebhookSettings) => {
    client.setQueryData(webhookKey, settings);
    setBase(settings);
    onChange(draftOf(settings));
    setTried(false);
  };
  const save = useMutation({
    mutationFn: () => api.UpdateCustomerWebhookSettings({ body: requestOf(draft, base.Version) }),
    onSuccess: (settings) => {
      notify.done(base.Version === 0 ? words.firstSaved : words.saved);
      take(settings);
    },
  });
  const isConflict = save.error instanceof SelfsameError && save.error.code === 'E_ACCOUNT_VERSION_MISMATCH';
  const reload = async () => {
    save.reset();
    take(
      await client.fetchQuery({
        queryKey: webhookKey,
        queryFn: () => api.GetCustomerWebhookSettings(),
        staleTime: 0,
      }),
    );
  };
  return (
    <Section title={words.title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (fault === null) save.mutate();
        }}
      >
        <Stack gap="md" maw={720}>
          <Switch
            label={words.enabled}
            description={words.enabledHint}
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
          <TextInput
            type="url"
            label={words.url}
            description={words.urlHint}
            value={draft.url}
            onChange={(event) => set({ url: event.currentTarget.value })}
            error={isTried && fault === 'urlNeeded' ? words.urlNeeded : null}
            placeholder="https://shop.example.com/selfsame"
            maxLength={limits.webhook.url}
            spellCheck={false}
            autoComplete="off"
          />
          <Select
            label={words.authMode}
            data={[
              { value: '0', label: words.authModes[0] },
              { value: '1', label: words.authModes[1] },
            ]}
            value={draft.isBasic ? '1' : '0'}
            allowDeselect={false}
            onChange={(value) => set({ isBasic: value === '1' })}
            maw={280}
          />
          {draft.isBasic && (
            <Group grow align="flex-start">
              <TextInput
                label={words.login}
                value={draft.login}
                onChange={(event) => set({ login: event.currentTarget.value })}
                error={isTried && fault === 'passwordNeeded' ? words.passwordNeeded : null}
                maxLength={limits.webhook.login}
                autoComplete="off"
                spellCheck={false}
              />
              <PasswordInput
                label={words.password}
                description={keepsPassword(draft, base) ? words.passwordKept : words.passwordMoved}
                value={draft.password}
                onChange={(event) => set({ password: event.currentTarget.value })}
                maxLength={limits.webhook.login}
                autoComplete="new-password"
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                visibilityToggleButtonProps={{ 'aria-label': words.password }}
              />
            </Group>
          )}
          <NumberInput
            label={words.timeout}
            description={words.timeoutHint}
            value={draft.timeoutSec}
            onChange={(value) => set({ timeoutSec: value })}
            min={1}
            max={limits.webhook.connectSec.max}
            allowDecimal={false}
            clampBehavior="blur"
            maw={280}
          />
          <Fieldset legend={words.certificate}>
            <Stack gap="sm">
              <Switch
                label={words.validate}
                description={words.validateHint}
                checked={draft.validate}
                onChange={(event) => set({ validate: event.currentTarget.checked })}
              />
              <Textarea
                label={words.thumbprints}
                description={words.thumbprintsHint}
                value={draft.thumbprints}
                onChange={(event) => set({ thumbprints: event.currentTarget.value })}
                maxLength={limits.webhook.thumbprints}
                autosize
                minRows={1}
                maxRows={5}
                spellCheck={false}
              />
            </Stack>
          </Fieldset>
          <ErrorNote
            error={save.error}
            actions={
              isConflict && (
                <Button size="compact-sm" variant="default" onClick={() => void reload()}>
                  {words.reload}
                </Button>
              )
            }
          />
          <Group gap="sm">
            <Button type="submit" loading={save.isPending}>
              {words.save}
            </Button>
            {isChanged && (
              <Text size="sm" c="dimmed">
                {words.unsaved}
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Section>
  );
};
