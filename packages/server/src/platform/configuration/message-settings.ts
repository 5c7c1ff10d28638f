import { limits } from '@selfsame/contract';
import { type Static, Type } from 'typebox';
import { parseJson } from '../parse-json.ts';
import type { SettingMeta } from './config-schema.ts';

/** Of a pattern: `http` or `https`; a scheme has no case (RFC 3986, 3.1). */
export const httpScheme = '[Hh][Tt][Tt][Pp][Ss]?';

const text = (meta: SettingMeta, pattern: string) =>
  Type.Optional(Type.String({ ...meta, minLength: 1, pattern }));

/** Settings of e-mail and SMS. With none of them, messages are kept in the outbox. */
export const MessageSettings = Type.Object({
  smtpUrl: text(
    {
      env: 'SELFSAME_SMTP_URL',
      allowed: 'smtp://user:password@host:587 or smtps://user:password@host:465, the login percent-encoded',
      description:
        'Mail server for TransportType 2. `smtp:` demands STARTTLS; `?starttls=never` does without, for a relay on this machine or network.',
      secret: true,
      defaultText: 'none: with no SMS gateway either, messages are kept in the outbox',
    },
    '^[Ss][Mm][Tt][Pp][Ss]?://\\S+$',
  ),
  mailFrom: text(
    {
      env: 'SELFSAME_MAIL_FROM',
      allowed: 'name@example.com or Name <name@example.com>',
      description: 'Sender of e-mails. Needed with `SELFSAME_SMTP_URL`.',
    },
    '^([^\\s<>@,;"]+@[^\\s<>@,;"]+|[^<>@,;"\\r\\n]{1,100} <[^\\s<>@,;"]+@[^\\s<>@,;"]+>)$',
  ),
  twilioAccountSid: text(
    {
      env: 'SELFSAME_TWILIO_ACCOUNT_SID',
      allowed: 'an account SID without spaces',
      description: 'Account for TransportType 1 at Twilio, or at a gateway that speaks its API.',
    },
    '^[A-Za-z0-9_-]+$',
  ),
  twilioAuthToken: text(
    {
      env: 'SELFSAME_TWILIO_AUTH_TOKEN',
      allowed: 'a token without spaces',
      description: 'Password of that account.',
      secret: true,
    },
    '^\\S+$',
  ),
  twilioFrom: text(
    {
      env: 'SELFSAME_TWILIO_FROM',
      allowed: 'a phone number, a sender name, or a messaging service SID (`MG…`)',
      description: 'Sender of SMS.',
    },
    '^(\\+[0-9]{3,15}|[A-Za-z0-9 ]{1,34})$',
  ),
  twilioUrl: Type.String({
    env: 'SELFSAME_TWILIO_URL',
    allowed: 'an http or https origin',
    description: 'Where that API is.',
    pattern: `^${httpScheme}://[^/?#\\s]+/?$`,
    default: 'https://api.twilio.com',
  }),
  smsUrl: text(
    {
      env: 'SELFSAME_SMS_URL',
      allowed: 'an http or https URL; {to}, {text} and {id} stand for number, text and id of the message',
      description: 'Any other SMS gateway that takes one HTTP request per message.',
      secret: true,
    },
    `^${httpScheme}://\\S+$`,
  ),
  smsMethod: Type.Union(
    (['POST', 'PUT', 'GET'] as const).map((method) => Type.Literal(method)),
    {
      env: 'SELFSAME_SMS_METHOD',
      allowed: 'one of POST, PUT, GET',
      description: 'Method of that request; GET has no body.',
      default: 'POST',
    },
  ),
  smsHeaders: text(
    {
      env: 'SELFSAME_SMS_HEADERS',
      allowed: 'a JSON object of texts, for example {"Authorization": "Bearer …"}',
      description:
        'Headers of that request. Its Content-Type says how values are written into the body: JSON (also without one), form or plain.',
      secret: true,
    },
    '^\\s*\\{[\\s\\S]*\\}\\s*$',
  ),
  smsBody: Type.String({
    env: 'SELFSAME_SMS_BODY',
    allowed: 'a text with {to} and {text}; {id} if the gateway knows idempotency keys',
    description: 'Body of that request.',
    minLength: 1,
    default: '{"to": "{to}", "text": "{text}", "id": "{id}"}',
  }),
  messageLocale: Type.String({
    env: 'SELFSAME_MESSAGE_LOCALE',
    allowed: 'a BCP 47 language tag such as en, de or fr-CA',
    description: 'Language of messages when the request names none.',
    pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
    default: 'en',
  }),
  messagesPerHour: Type.Integer({
    env: 'SELFSAME_MESSAGES_PER_HOUR',
    allowed: 'a whole number from 1 to 1000000',
    description: 'SMS and e-mails that one tenant can have sent within an hour; beyond, the answer is 429.',
    minimum: 1,
    maximum: 1_000_000,
    default: limits.message.perTenantPerHour,
  }),
});
type MessageValues = Static<typeof MessageSettings>;

/** How to reach the mail server. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** STARTTLS or nothing. */
  requireTls: boolean;
  login: { user: string; password: string } | null;
  /** `name@example.com` or `Name <name@example.com>`. */
  from: string;
}

/** An account at Twilio, or at whoever speaks its API. */
export interface TwilioSettings {
  kind: 'twilio';
  /** Origin of the API. */
  url: string;
  accountSid: string;
  authToken: string;
  /** A number or sender name; the SID of a messaging service when it begins with `MG`. */
  from: string;
}

/** Any gateway that takes one HTTP request per message. */
export interface GatewaySettings {
  kind: 'http';
  /** May hold `{to}`, `{text}` and `{id}`. */
  url: string;
  method: 'GET' | 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  /** The same parameters, written as the content type wants it: JSON, form or plain text. Null: no body. */
  body: string | null;
}

/** What messages go out by; null where nothing is configured. */
export interface MessageRoutes {
  smtp: SmtpSettings | null;
  sms: TwilioSettings | GatewaySettings | null;
}

/**
 * Settings that hold only together.
 * @throws TypeError with the whole sentence
 */
export function readMessageRoutes(values: MessageValues): MessageRoutes {
  const { twilioAccountSid, smsUrl } = values;
  if (twilioAccountSid !== undefined && smsUrl !== undefined)
    throw new TypeError('SELFSAME_TWILIO_ACCOUNT_SID and SELFSAME_SMS_URL are both set; give one of them.');
  return {
    smtp: readSmtp(values),
    sms: smsUrl === undefined ? readTwilio(values) : readGateway(values, smsUrl),
  };
}

function readSmtp({ smtpUrl, mailFrom }: MessageValues): SmtpSettings | null {
  if (smtpUrl === undefined && mailFrom === undefined) return null;
  if (smtpUrl === undefined || mailFrom === undefined)
    throw new TypeError('SELFSAME_SMTP_URL and SELFSAME_MAIL_FROM are needed together.');
  const refused = (why: string) => new TypeError(`SELFSAME_SMTP_URL has a wrong form: ${why}.`);
  if (!URL.canParse(smtpUrl)) throw refused('it cannot be read as a URL');
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  if (url.hostname === '') throw refused('it has no host');
  const starttls = url.searchParams.get('starttls') ?? 'required';
  if (starttls !== 'required' && starttls !== 'never')
    throw refused('starttls is neither required nor never');
  const [user, password] = [url.username, url.password].map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      throw refused('the login is not percent-encoded');
    }
  });
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && starttls === 'required',
    login: user ? { user, password: password ?? '' } : null,
    from: mailFrom,
  };
}

function readTwilio(values: MessageValues): TwilioSettings | null {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, twilioFrom: from, twilioUrl } = values;
  if (accountSid === undefined && authToken === undefined && from === undefined) return null;
  if (accountSid === undefined || authToken === undefined || from === undefined)
    throw new TypeError(
      'SELFSAME_TWILIO_ACCOUNT_SID, SELFSAME_TWILIO_AUTH_TOKEN and SELFSAME_TWILIO_FROM are needed together.',
    );
  return { kind: 'twilio', url: twilioUrl, accountSid, authToken, from };
}

function readGateway(values: MessageValues, url: string): GatewaySettings {
  if (!URL.canParse(url)) throw new TypeError('SELFSAME_SMS_URL cannot be read as a URL.');
  const body = values.smsMethod === 'GET' ? null : values.smsBody;
  const whole = url + (body ?? '');
  if (!whole.includes('{to}') || !whole.includes('{text}'))
    throw new TypeError('SELFSAME_SMS_URL or SELFSAME_SMS_BODY must hold {to} and {text}.');
  // The host decides where secrets go; a number or text in it would let a request choose it.
  if (/[{}]/.test(new URL(url).host))
    throw new TypeError('SELFSAME_SMS_URL may hold parameters after its host only.');
  return {
    kind: 'http',
    url,
    method: values.smsMethod,
    headers: readHeaders(values.smsHeaders ?? '{}'),
    body,
  };
}

const Headers = Type.Record(Type.String(), Type.String());

function readHeaders(json: string): Record<string, string> {
  const refused = () =>
    new TypeError('SELFSAME_SMS_HEADERS must be a JSON object of header names and texts.');
  let headers: Record<string, string>;
  try {
    headers = parseJson(Headers, json, 'SELFSAME_SMS_HEADERS');
  } catch {
    throw refused();
  }
  const isHeader = ([name, value]: [string, string]) =>
    /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value);
  if (!Object.entries(headers).every(isHeader)) throw refused();
  return headers;
}
