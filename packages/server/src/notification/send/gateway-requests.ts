import type { GatewaySettings, TwilioSettings } from '../../platform/configuration/message-settings.ts';
import type { OutgoingMessage } from './channel.ts';
import type { GatewayRequest } from './http-sms.ts';

/** Twilio's `Messages` resource, version 2010-04-01. */
export const twilioRequest =
  ({ url, accountSid, authToken, from }: TwilioSettings) =>
  (message: OutgoingMessage): GatewayRequest => ({
    url: `${url.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    basicAuth: { user: accountSid, password: authToken },
    body: new URLSearchParams({
      To: message.to,
      [/^MG[0-9a-f]{32}$/i.test(from) ? 'MessagingServiceSid' : 'From']: from,
      Body: message.text,
    }).toString(),
  });

const writers: Record<string, (value: string) => string> = {
  'application/json': (value) => JSON.stringify(value).slice(1, -1),
  'application/x-www-form-urlencoded': encodeURIComponent,
};
const plain = (value: string): string => value;

const fill = (template: string, message: OutgoingMessage, write: (value: string) => string): string =>
  template.replace(/\{(to|text|id)\}/g, (_, name: 'to' | 'text' | 'id') => write(message[name]));

/** A request by a template. The content type is JSON unless a header says otherwise. */
export const gatewayRequest =
  ({ url, method, headers, body }: GatewaySettings) =>
  (message: OutgoingMessage): GatewayRequest => {
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const contentType = lower['content-type'] ?? 'application/json';
    const write = writers[contentType.split(';')[0]!.trim().toLowerCase()] ?? plain;
    return {
      url: fill(url, message, encodeURIComponent),
      method,
      headers: body === null ? lower : { ...lower, 'content-type': contentType },
      ...(body !== null && { body: fill(body, message, write) }),
    };
  };
