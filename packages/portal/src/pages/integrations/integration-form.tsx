import { Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { limits, type OpenIdIntegration, usernameMappings } from '@selfsame/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { linesOf } from '../../parts/fields/lines-of.ts';
import { NumberField } from '../../parts/fields/number-field.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { SaveBar } from '../../parts/versioned-form/save-bar.tsx';
import { useVersionedForm, type VersionedForm } from '../../parts/versioned-form/use-versioned-form.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { draftOf, type IntegrationDraft, requestOf } from './integration-draft.ts';
import { integrationTexts } from './integration-texts.ts';

type Form = VersionedForm<OpenIdIntegration, IntegrationDraft>;

function useIntegrationForm(integration: OpenIdIntegration): Form {
  const texts = useTexts(integrationTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const params = { clientId: integration.ClientId };
  return useVersionedForm<OpenIdIntegration, IntegrationDraft>(integration, {
    queryKey: ['integrations', integration.ClientId],
    read: () => api.GetOpenIdIntegration({ params }),
    valuesOf: draftOf,
    // What has no field here stays as it is.
    write: (values, { Version, PublicKeys }) =>
      api.UpdateOpenIdIntegration({
        params,
        body: { ...requestOf(values), PublicKeys, Version },
      }),
    validate: ({ name, loginUrls, externalIssuer, externalAudience }) => ({
      ...(name.trim() === '' ? { name: texts.needed } : {}),
      ...(linesOf(loginUrls).length === 0 ? { loginUrls: texts.needed } : {}),
      ...(externalIssuer.trim() !== '' && externalAudience.trim() === ''
        ? { externalAudience: texts.needed }
        : {}),
    }),
    onSaved: ({ Name }, _before, undo) => {
      void client.invalidateQueries({ queryKey: ['integrations'] });
      notify.done(texts.saved(Name), undo);
    },
  });
}

/** What is set of an integration, to be changed. */
export function IntegrationForm({ integration }: { integration: OpenIdIntegration }) {
  const texts = useTexts(integrationTexts);
  const versioned = useIntegrationForm(integration);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        versioned.save();
      }}
    >
      <Section isSplit title={texts.settings}>
        <Stack gap="md">
          <Names versioned={versioned} />
          <Addresses versioned={versioned} />
          <SignIn versioned={versioned} />
          <Tokens versioned={versioned} />
          <External versioned={versioned} />
        </Stack>
        <SaveBar versioned={versioned} fields={{ labels: texts.fields }} submits />
      </Section>
    </form>
  );
}

function Names({ versioned: { form } }: { versioned: Form }) {
  const { fields, hints } = useTexts(integrationTexts);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={fields.name}
        description={hints.name}
        maxLength={limits.integration.name}
        withAsterisk
        {...form.getInputProps('name')}
      />
      <TextInput
        label={fields.displayName}
        description={hints.displayName}
        maxLength={limits.displayName}
        {...form.getInputProps('displayName')}
      />
    </SimpleGrid>
  );
}

function Addresses({ versioned: { form } }: { versioned: Form }) {
  const { fields, hints } = useTexts(integrationTexts);
  return (
    <>
      <Textarea
        label={fields.loginUrls}
        description={hints.loginUrls}
        autosize
        minRows={2}
        withAsterisk
        {...form.getInputProps('loginUrls')}
      />
      <Textarea
        label={fields.logoutUrls}
        description={hints.logoutUrls}
        autosize
        minRows={1}
        {...form.getInputProps('logoutUrls')}
      />
      <TextInput
        label={fields.backchannelUrl}
        description={hints.backchannelUrl}
        maxLength={limits.integration.url}
        {...form.getInputProps('backchannelUrl')}
      />
    </>
  );
}

function SignIn({ versioned: { form, values } }: { versioned: Form }) {
  const { fields, hints, loginTypes } = useTexts(integrationTexts);
  const templates = useQuery({
    queryKey: ['customOperations'],
    queryFn: ({ signal }) => api.GetCustomOperations({ signal }),
  });
  const names = (templates.data ?? []).filter(({ Enabled }) => Enabled).map(({ Name }) => Name);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={fields.loginType}
        description={hints.loginType}
        data={usernameMappings.map((value) => ({ value, label: loginTypes[value] }))}
        allowDeselect={false}
        {...form.getInputProps('loginType')}
      />
      <Select
        label={fields.flow}
        description={hints.flow}
        data={[...new Set([values.flow, ...names])]}
        allowDeselect={false}
        {...form.getInputProps('flow')}
      />
      <Switch
        label={fields.canEnrol}
        description={hints.canEnrol}
        {...form.getInputProps('canEnrol', { type: 'checkbox' })}
      />
    </SimpleGrid>
  );
}

function Tokens({ versioned: { form } }: { versioned: Form }) {
  const { fields, hints } = useTexts(integrationTexts);
  const { accessTokenSec, refreshTokenSec } = limits.integration;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={fields.accessLifetime}
          description={hints.accessLifetime}
          min={accessTokenSec.min}
          max={accessTokenSec.max}
          allowDecimal={false}
          {...form.getInputProps('accessLifetime')}
        />
        <NumberField
          label={fields.refreshLifetime}
          description={hints.refreshLifetime}
          min={0}
          max={refreshTokenSec.max}
          allowDecimal={false}
          {...form.getInputProps('refreshLifetime')}
        />
      </SimpleGrid>
      <Switch
        label={fields.isPairwise}
        description={hints.isPairwise}
        {...form.getInputProps('isPairwise', { type: 'checkbox' })}
      />
    </>
  );
}

function External({ versioned: { form } }: { versioned: Form }) {
  const { fields, hints } = useTexts(integrationTexts);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={fields.externalIssuer}
        description={hints.externalIssuer}
        maxLength={limits.integration.url}
        {...form.getInputProps('externalIssuer')}
      />
      <TextInput
        label={fields.externalAudience}
        description={hints.externalAudience}
        maxLength={limits.integration.audience}
        {...form.getInputProps('externalAudience')}
      />
    </SimpleGrid>
  );
}
