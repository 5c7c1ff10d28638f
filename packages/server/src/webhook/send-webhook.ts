import { limits } from '@selfsame/contract';
import { type Egress, EgressFailure } from '../platform/egress/egress.ts';
import { type PlainSettings, requestOptions, signingKeys } from './plain-settings.ts';
import { signWebhook } from './sign-webhook.ts';

/** One attempt: what was sent, what came back, how long it took. */
export interface Exchange {
  url: string;
  /** Without the login. */
  requestHeaders: Record<string, string>;
  startedAt: Date;
  durationMs: number;
  /** null when no answer came. */
  statusCode: number | null;
  responseHeaders: Record<string, string> | null;
  /** Its first bytes. */
  responseBody: string | null;
  /** Why it failed; null when the receiver answered 2xx. */
  error: string | null;
}

/** Posts one signed message and tells what became of it. Never throws for what the receiver does. */
export async function sendWebhook(
  { egress, timeoutMs }: { egress: Egress; timeoutMs: number },
  settings: PlainSettings,
  { id, body, at }: { id: string; body: string; at: Date },
): Promise<Exchange> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Selfsame-Webhook/1',
    ...signWebhook({ id, at, body }, signingKeys(settings, at)),
  };
  const options = requestOptions(settings);
  const sent = {
    url: settings.url,
    requestHeaders: { ...headers, ...(options.basicAuth && { authorization: '[removed]' }) },
    startedAt: at,
  };
  const startedMs = performance.now();
  const durationMs = () => Math.round(performance.now() - startedMs);
  try {
    const answer = await egress.request(settings.url, {
      method: 'POST',
      headers,
      body,
      timeoutMs,
      maxBytes: limits.webhook.responseBytes,
      ...options,
    });
    return {
      ...sent,
      durationMs: durationMs(),
      statusCode: answer.status,
      responseHeaders: answer.headers,
      // PostgreSQL has no text with a NUL.
      responseBody: answer.body.toString('utf8').replaceAll('\0', '\ufffd'),
      error: judgeStatus(answer.status),
    };
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error;
    const nothing = { statusCode: null, responseHeaders: null, responseBody: null };
    return { ...sent, ...nothing, durationMs: durationMs(), error: error.message };
  }
}

function judgeStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `The receiver answered ${status}; redirects are not followed. Set the final URL.`;
  return `The receiver answered ${status}.`;
}
