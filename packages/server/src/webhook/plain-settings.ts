import { limits, type WebhookSettingsRequest } from '@selfsame/contract';
import type { EgressRequest } from '../platform/egress/egress.ts';
import { normalizeThumbprint } from '../platform/egress/egress-connector.ts';
import { Problem } from '../platform/http/problem.ts';
import { createWebhookSecret, parseWebhookSecret } from './webhook-secret.ts';

/** A tenant's settings with their secrets open. Lives in memory for one use. */
export interface PlainSettings {
  url: string;
  /** As the tenant wrote it; see {@link connectTimeoutMs}. */
  connectTimeout: number;
  authMode: number;
  login: string | null;
  password: string | null;
  isValidated: boolean;
  thumbprints: string;
  secret: string;
  previous: { secret: string; until: Date } | null;
}

const refuse = (sentence: string) => new Problem('E_WEBHOOK_REFUSED', { args: [sentence] });

/**
 * What holds after a request. Where the request says nothing, the stored value stays; a password stays only while
 * the URL keeps its origin, so that nobody can have it sent elsewhere who doesn't know it.
 * @throws Problem E_WEBHOOK_REFUSED
 */
export function applyRequest(
  stored: PlainSettings | undefined,
  { SecretKey, WebHook }: Pick<WebhookSettingsRequest, 'SecretKey' | 'WebHook'>,
  now: Date,
): PlainSettings {
  const settings: PlainSettings = {
    url: WebHook.Url.trim(),
    connectTimeout: WebHook.ConnectTimeout ?? stored?.connectTimeout ?? limits.webhook.connectSec.default,
    authMode: WebHook.AuthMode ?? stored?.authMode ?? 0,
    login: WebHook.Login ?? stored?.login ?? null,
    password: WebHook.Password ?? keptPassword(stored, WebHook.Url) ?? null,
    isValidated: WebHook.IsValidateCertificate ?? stored?.isValidated ?? true,
    thumbprints: WebHook.AllowedServerCertificateThumbprints ?? stored?.thumbprints ?? '',
    secret: stored?.secret ?? createWebhookSecret(),
    previous: stored?.previous ?? null,
  };
  if (settings.authMode === 1 && !(settings.login && settings.password))
    throw refuse('AuthMode 1 needs Login and Password; the password must be given again when Url moves.');
  if (splitThumbprints(settings.thumbprints).some((one) => one.length !== 40 && one.length !== 64))
    throw refuse('AllowedServerCertificateThumbprints holds SHA-256 or SHA-1 thumbprints in hex.');
  if (!SecretKey || SecretKey === settings.secret) return settings;
  if (!parseWebhookSecret(SecretKey)) throw refuse('SecretKey is whsec_ and 24 to 64 bytes in base64.');
  return replaceSecret(settings, { secret: SecretKey, now, keepsOld: stored !== undefined });
}

/** The settings under another secret; the one before stays valid for a day unless it must not. */
export const replaceSecret = (
  settings: PlainSettings,
  { secret, now, keepsOld }: { secret: string; now: Date; keepsOld: boolean },
): PlainSettings => ({
  ...settings,
  secret,
  previous: keepsOld
    ? {
        secret: settings.secret,
        until: new Date(now.getTime() + limits.webhook.secretOverlapSec * 1_000),
      }
    : null,
});

/** Keys that sign at a moment, the newest first. */
export const signingKeys = ({ secret, previous }: PlainSettings, now: Date): Buffer[] =>
  [secret, previous && previous.until > now ? previous.secret : null].flatMap(
    (one) => (one && parseWebhookSecret(one)) || [],
  );

/** How the settings shape a request. */
export const requestOptions = (
  settings: PlainSettings,
): Required<Pick<EgressRequest, 'connectTimeoutMs' | 'tls'>> & Pick<EgressRequest, 'basicAuth'> => ({
  connectTimeoutMs: connectTimeoutMs(settings.connectTimeout),
  tls: { isValidated: settings.isValidated, thumbprints: splitThumbprints(settings.thumbprints) },
  ...(settings.authMode === 1 && {
    basicAuth: { user: settings.login ?? '', password: settings.password ?? '' },
  }),
});

/** 0 stands for the default; the wire does not say its unit, so large numbers are taken for milliseconds. */
function connectTimeoutMs(value: number): number {
  const { max, default: byDefault } = limits.webhook.connectSec;
  const seconds = value === 0 ? byDefault : value >= 1_000 ? value / 1_000 : value;
  return Math.min(seconds, max) * 1_000;
}

const splitThumbprints = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map(normalizeThumbprint)
    .filter((one) => one !== '');

const keptPassword = (stored: PlainSettings | undefined, url: string): string | null | undefined =>
  stored && originOf(stored.url) === originOf(url) ? stored.password : undefined;

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);
