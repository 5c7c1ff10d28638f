import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { integrationTexts } from './integration-texts.ts';
import { beginTrial, tryUrl } from './trial.ts';

/** The portal's own integration: it is made when somebody tries a sign-in first. */
async function trialIntegration(name: string) {
  const { Items } = await api.GetOpenIdIntegrations({ query: { start: 0, size: 100 } });
  const own = Items.find(
    ({ ClientType, LoginRedirectUrls }) => ClientType === 'public' && LoginRedirectUrls.includes(tryUrl()),
  );
  if (own?.Enabled) return own;
  if (own)
    return api.EnableOpenIdIntegration({ params: { clientId: own.ClientId }, query: { enabled: true } });
  return api.CreateOpenIdIntegration({
    body: { Name: name, ClientType: 'public', LoginRedirectUrls: [tryUrl()], RefreshTokenLifetime: 0 },
  });
}

/** Runs a whole sign-in in this browser: the portal is the application, and comes back to the page with the claims. */
export function useTrySignIn() {
  const texts = useTexts(integrationTexts);
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { ClientId, Issuer } = await trialIntegration(texts.trial.integration);
      await client.invalidateQueries({ queryKey: ['integrations'] });
      location.assign(await beginTrial(ClientId, Issuer));
    },
    onError: notify.failed,
  });
}
