import {
  limits,
  type TestWebhookRequest,
  type WebhookSettings,
  type WebhookSettingsRequest,
} from '@selfsame/contract';

/** The form as it is being filled in. */
export interface WebhookDraft {
  enabled: boolean;
  url: string;
  /** HTTP Basic beside the signature. */
  isBasic: boolean;
  login: string;
  /** Empty keeps the stored one. */
  password: string;
  timeoutSec: number | string;
  validate: boolean;
  thumbprints: string;
}

/** What keeps a draft from being saved. */
export type DraftFault = 'urlNeeded' | 'passwordNeeded';

/** The form as the stored settings fill it. */
export const draftOf = ({ Enabled, WebHook }: WebhookSettings): WebhookDraft => ({
  enabled: Enabled,
  url: WebHook.Url,
  isBasic: WebHook.AuthMode === 1,
  login: WebHook.Login ?? '',
  password: '',
  timeoutSec:
    WebHook.ConnectTimeout === 0
      ? limits.webhook.connectSec.default
      : WebHook.ConnectTimeout >= 1_000
        ? WebHook.ConnectTimeout / 1_000
        : WebHook.ConnectTimeout,
  validate: WebHook.IsValidateCertificate,
  thumbprints: WebHook.AllowedServerCertificateThumbprints,
});

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

/** Whether the stored password goes on to hold: it does while the address stays on its server. */
export const keepsPassword = (draft: WebhookDraft, stored: WebhookSettings): boolean =>
  stored.WebHook.AuthMode === 1 && originOf(stored.WebHook.Url) === originOf(draft.url.trim());

/** The first thing that is wrong, or null. */
export function draftFault(draft: WebhookDraft, stored: WebhookSettings): DraftFault | null {
  if (draft.enabled && draft.url.trim() === '') return 'urlNeeded';
  const hasPassword = draft.password !== '' || keepsPassword(draft, stored);
  return draft.isBasic && (draft.login.trim() === '' || !hasPassword) ? 'passwordNeeded' : null;
}

const requested = (draft: WebhookDraft): WebhookSettingsRequest['WebHook'] => ({
  Url: draft.url.trim(),
  ConnectTimeout: Math.round(Number(draft.timeoutSec)) || 0,
  AuthMode: draft.isBasic ? 1 : 0,
  Login: draft.isBasic ? draft.login.trim() : null,
  Password: draft.isBasic && draft.password !== '' ? draft.password : null,
  IsValidateCertificate: draft.validate,
  AllowedServerCertificateThumbprints: draft.thumbprints.trim(),
});

/** The draft as it is stored. @param version the stored one it was made from */
export const requestOf = (draft: WebhookDraft, version: number): WebhookSettingsRequest => ({
  Enabled: draft.enabled,
  Version: version,
  WebHook: requested(draft),
});

/** The draft as it is tried. */
export const testOf = (draft: WebhookDraft): TestWebhookRequest => ({ WebHook: requested(draft) });
