import { limits, type WebhookSettings } from '@selfsame/contract';
import type { WebhookSettingRow } from '../store/message/webhook-setting.ts';
import type { PlainSettings } from './plain-settings.ts';

/** What holds before anybody wrote settings: no webhook. */
export const noSettings: WebhookSettings = {
  Enabled: false,
  SecretKey: null,
  PreviousSecretExpirationDate: null,
  DisableReason: null,
  Version: 0,
  WebHook: {
    Url: '',
    ConnectTimeout: limits.webhook.connectSec.default,
    AuthMode: 0,
    Login: null,
    Password: null,
    IsValidateCertificate: true,
    AllowedServerCertificateThumbprints: '',
  },
};

/** Settings as the wire shows them. The secret is shown: receivers need it, and the wire has it there. */
export const presentSettings = (
  row: Pick<WebhookSettingRow, 'enabled' | 'version'> & { disabled_reason?: string | null },
  settings: PlainSettings,
  now: Date,
): WebhookSettings => ({
  Enabled: row.enabled,
  SecretKey: settings.secret,
  PreviousSecretExpirationDate:
    settings.previous && settings.previous.until > now ? settings.previous.until.toISOString() : null,
  DisableReason: row.disabled_reason ?? null,
  Version: row.version,
  WebHook: {
    Url: settings.url,
    ConnectTimeout: settings.connectTimeout,
    AuthMode: settings.authMode,
    Login: settings.login,
    Password: null,
    IsValidateCertificate: settings.isValidated,
    AllowedServerCertificateThumbprints: settings.thumbprints,
  },
});
