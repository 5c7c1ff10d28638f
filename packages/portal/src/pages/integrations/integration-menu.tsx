import { Button, Stack, Switch } from '@mantine/core';
import type { CreatedOpenIdIntegration, OpenIdIntegration } from '@selfsame/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MakeOnce } from '../../parts/make-once.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { integrationTexts } from './integration-texts.ts';
import { NewSecret } from './new-secret.tsx';

type Asked = 'secret' | 'disable' | 'delete';

/** What can be done to an integration: stop it, renew its secret, delete it. */
export function IntegrationMenu({ integration }: { integration: OpenIdIntegration }) {
  const texts = useTexts(integrationTexts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const enable = useEnable(integration);
  const { ClientType, PublicKeys, Enabled } = integration;
  const hasSecret = ClientType === 'confidential' && PublicKeys === null;
  return (
    <>
      {hasSecret && (
        <Button variant="default" onClick={() => setAsked('secret')}>
          {texts.renew.open}
        </Button>
      )}
      <Button
        variant="default"
        loading={enable.isPending}
        onClick={() => (Enabled ? setAsked('disable') : enable.mutate(true))}
      >
        {Enabled ? texts.disable.open : texts.enable}
      </Button>
      <Button variant="default" c="var(--portal-bad)" onClick={() => setAsked('delete')}>
        {texts.remove.open}
      </Button>
      <RenewSecret integration={integration} opened={asked === 'secret'} onClose={() => setAsked(null)} />
      <Questions integration={integration} asked={asked} onClose={() => setAsked(null)} enable={enable} />
    </>
  );
}

/** Enables or disables an integration, with a way back. */
function useEnable({ ClientId, Name }: OpenIdIntegration) {
  const texts = useTexts(integrationTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const write = (enabled: boolean) =>
    api.EnableOpenIdIntegration({ params: { clientId: ClientId }, query: { enabled } });
  return useMutation({
    mutationFn: write,
    onSuccess: (_integration, enabled) =>
      notify.done(enabled ? texts.nowEnabled(Name) : texts.nowDisabled(Name)),
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['integrations'] }),
  });
}

function Questions({
  integration: { ClientId, Name },
  asked,
  onClose,
  enable,
}: {
  integration: OpenIdIntegration;
  asked: Asked | null;
  onClose: () => void;
  enable: ReturnType<typeof useEnable>;
}) {
  const texts = useTexts(integrationTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <ConfirmDestruction
        opened={asked === 'disable'}
        onClose={onClose}
        title={texts.disable.title(Name)}
        destroys={texts.disable.destroys}
        action={texts.disable.action}
        isReversible
        onConfirm={() => enable.mutateAsync(false)}
      />
      <ConfirmDestruction
        opened={asked === 'delete'}
        onClose={onClose}
        title={texts.remove.title(Name)}
        destroys={texts.remove.destroys}
        action={texts.remove.action}
        phrase={Name}
        onConfirm={async () => {
          await api.DeleteOpenIdIntegration({ params: { clientId: ClientId } });
          await navigate('/settings/openid');
          client.removeQueries({ queryKey: ['integrations', ClientId] });
          await client.invalidateQueries({ queryKey: ['integrations'] });
          notify.done(texts.removed(Name));
        }}
      >
        {texts.remove.stays}
      </ConfirmDestruction>
    </>
  );
}

/** Asks how, makes a new secret, and shows it once. */
function RenewSecret(props: { integration: OpenIdIntegration; opened: boolean; onClose: () => void }) {
  const texts = useTexts(integrationTexts);
  const client = useQueryClient();
  return (
    <MakeOnce<CreatedOpenIdIntegration>
      opened={props.opened}
      onClose={props.onClose}
      titles={{ form: texts.renew.title(props.integration.Name), made: texts.renew.made }}
      words={texts.secret}
      form={(onMade, onCancel) => (
        <RenewForm
          clientId={props.integration.ClientId}
          onClose={onCancel}
          onMade={(made) => {
            onMade(made);
            void client.invalidateQueries({ queryKey: ['integrations'] });
          }}
        />
      )}
      secret={(made) => <NewSecret made={made} />}
    />
  );
}

function RenewForm({
  clientId,
  onMade,
  onClose,
}: {
  clientId: string;
  onMade: (made: CreatedOpenIdIntegration) => void;
  onClose: () => void;
}) {
  const texts = useTexts(integrationTexts);
  const [immediate, setImmediate] = useState(false);
  const renew = useMutation({
    mutationFn: () => api.RenewOpenIdIntegrationSecret({ params: { clientId }, query: { immediate } }),
    onSuccess: onMade,
  });
  return (
    <Stack gap="md">
      <Switch
        label={texts.renew.immediate}
        description={texts.renew.hint}
        checked={immediate}
        onChange={(event) => setImmediate(event.currentTarget.checked)}
      />
      <ErrorNote error={renew.error} />
      <Stack gap="xs" align="flex-end">
        <Button loading={renew.isPending} onClick={() => renew.mutate()}>
          {texts.renew.action}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.cancel}
        </Button>
      </Stack>
    </Stack>
  );
}
