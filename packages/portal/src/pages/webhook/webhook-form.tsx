import { Fieldset, Group, PasswordInput, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { limits, type WebhookSettings } from '@selfsame/contract';
import { NumberField } from '../../parts/fields/number-field.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import type { VersionedForm } from '../../parts/versioned-form/use-versioned-form.ts';
import type { FieldWords } from '../../parts/versioned-form/version-conflict.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { keepsPassword, type WebhookDraft } from './webhook-draft.ts';
import { webhookTexts } from './webhook-texts.ts';

interface Props {
  versioned: VersionedForm<WebhookSettings, WebhookDraft>;
}

/** What the fields are called where two changed them at once. */
function useFieldWords(): FieldWords<WebhookDraft> {
  const { form: words } = useTexts(webhookTexts);
  return {
    labels: {
      enabled: words.enabled,
      url: words.url,
      isBasic: words.authMode,
      login: words.login,
      timeoutSec: words.timeout,
      validate: words.validate,
      thumbprints: words.thumbprints,
    },
    say: (name, { isBasic }) => (name === 'isBasic' ? words.authModes[isBasic ? 1 : 0] : undefined),
  };
}

/** The settings of the webhook. What is tried below is what stands here. */
export function WebhookForm({ versioned }: Props) {
  const { form: words } = useTexts(webhookTexts);
  const { form, base, save } = versioned;
  const fields = useFieldWords();
  return (
    <Section isSplit title={words.title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="md" maw="var(--portal-measure)">
          <Switch
            label={words.enabled}
            description={words.enabledHint}
            {...form.getInputProps('enabled', { type: 'checkbox' })}
          />
          <TextInput
            type="url"
            label={words.url}
            description={words.urlHint}
            {...form.getInputProps('url')}
            placeholder="https://shop.example.com/selfsame"
            maxLength={limits.webhook.url}
            spellCheck={false}
            autoComplete="off"
          />
          <Authentication versioned={versioned} />
          <NumberField
            label={words.timeout}
            description={words.timeoutHint}
            {...form.getInputProps('timeoutSec')}
            min={1}
            max={limits.webhook.connectSec.max}
            allowDecimal={false}
            clampBehavior="blur"
            maw="var(--portal-field)"
          />
          <Certificate versioned={versioned} />
          {/* Saved as it came, a new webhook has its secret before it has an address. */}
          <SaveBar versioned={versioned} fields={fields} savesUnchanged={base.Version === 0} submits mt={0} />
        </Stack>
      </form>
    </Section>
  );
}

/** What a request carries beside its signature. */
function Authentication({ versioned: { form, values, base } }: Props) {
  const { form: words } = useTexts(webhookTexts);
  return (
    <>
      <Select
        label={words.authMode}
        data={[
          { value: '0', label: words.authModes[0] },
          { value: '1', label: words.authModes[1] },
        ]}
        value={values.isBasic ? '1' : '0'}
        allowDeselect={false}
        onChange={(value) => form.setFieldValue('isBasic', value === '1')}
        maw="var(--portal-field)"
      />
      {values.isBasic && (
        <Group grow align="flex-start">
          <TextInput
            label={words.login}
            {...form.getInputProps('login')}
            maxLength={limits.webhook.login}
            autoComplete="off"
            spellCheck={false}
          />
          <PasswordInput
            label={words.password}
            description={keepsPassword(values, base) ? words.passwordKept : words.passwordMoved}
            {...form.getInputProps('password')}
            maxLength={limits.webhook.login}
            autoComplete="new-password"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            visibilityToggleButtonProps={{ 'aria-label': words.password }}
          />
        </Group>
      )}
    </>
  );
}

/** Which certificate the receiver must show. */
function Certificate({ versioned: { form } }: Props) {
  const { form: words } = useTexts(webhookTexts);
  return (
    <Fieldset legend={words.certificate}>
      <Stack gap="sm">
        <Switch
          label={words.validate}
          description={words.validateHint}
          {...form.getInputProps('validate', { type: 'checkbox' })}
        />
        <Textarea
          label={words.thumbprints}
          description={words.thumbprintsHint}
          {...form.getInputProps('thumbprints')}
          maxLength={limits.webhook.thumbprints}
          autosize
          minRows={1}
          maxRows={5}
          spellCheck={false}
        />
      </Stack>
    </Fieldset>
  );
}
