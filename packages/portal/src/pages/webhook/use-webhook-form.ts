import type { WebhookSettings } from '@selfsame/contract';
import { api } from '../../api/api.ts';
import { useNotify } from '../../parts/notify.tsx';
import { useVersionedForm, type VersionedForm } from '../../parts/versioned-form/use-versioned-form.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { draftFault, draftOf, requestOf, type WebhookDraft } from './webhook-draft.ts';
import { webhookKey } from './webhook-key.ts';
import { webhookTexts } from './webhook-texts.ts';

/** A form for the settings of the webhook. */
export function useWebhookForm(stored: WebhookSettings): VersionedForm<WebhookSettings, WebhookDraft> {
  const { form: words } = useTexts(webhookTexts);
  const notify = useNotify();
  return useVersionedForm(stored, {
    queryKey: webhookKey,
    read: () => api.GetCustomerWebhookSettings(),
    valuesOf: draftOf,
    write: (draft, { Version }) => api.UpdateCustomerWebhookSettings({ body: requestOf(draft, Version) }),
    validate: (draft, base) => {
      const fault = draftFault(draft, base);
      if (fault === 'urlNeeded') return { url: words.urlNeeded };
      return fault === 'passwordNeeded' ? { login: words.passwordNeeded } : {};
    },
    // A password can't be put back, so nothing is undone here.
    onSaved: (_saved, before) => notify.done(before.Version === 0 ? words.firstSaved : words.saved),
  });
}
