import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Guid, Instant, Maybe, Nullable, Page, RecordVersion } from './primitives.ts';

/** Texts of a message that a tenant can write. The names are reserved: no other is accepted. */
export const messageResourceNames = ['EmailSubject', 'EmailBody', 'SmsText'] as const;
export type MessageResourceName = (typeof messageResourceNames)[number];

/** What may stand in braces inside a text, beside `{data.<key>}` for the transaction's own CustomData. */
export const messageParameters = {
  link: 'Address of the capture page. Needed once or more in EmailBody and SmsText, not allowed in EmailSubject',
  customer: 'Name of the tenant',
  introduction: 'IntroductionText of the request',
  codeword: 'Codeword of the request',
  validity: 'How long the link works, in words, for example "1 hour"',
} as const;
export type MessageParameter = keyof typeof messageParameters;

const resourceName = Type.Unsafe<MessageResourceName>({ type: 'string', enum: [...messageResourceNames] });
const channel = Type.Unsafe<'sms' | 'email'>({ type: 'string', enum: ['sms', 'email'] });
const locale = Type.String({
  minLength: 2,
  maxLength: limits.locale,
  pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'BCP 47 language tag',
  examples: ['de'],
});
const content = Type.String({
  minLength: 1,
  maxLength: limits.message.bodyLength,
  description:
    'Plain text. A paragraph (in SmsText a line) whose parameters are all empty is left out. EmailBody is sent as text and as HTML made of it.',
});

/** A text of a predefined or custom operation. */
export const OperationResource = Type.Object(
  {
    ExternalId: Nullable(Guid),
    Name: resourceName,
    Locale: locale,
    Content: content,
    Version: RecordVersion,
    CreatedDate: Nullable(Instant),
    DeletedDate: Nullable(Instant),
  },
  {
    $id: 'OperationResource',
    description: 'ExternalId null and Version 0: the text that comes with the server, not yet replaced',
  },
);
export type OperationResource = Static<typeof OperationResource>;

/** Body that creates or replaces a text. */
export const OperationResourceRequest = Type.Object(
  {
    Name: resourceName,
    Locale: locale,
    Content: content,
    Version: Maybe(Type.Integer({ ...RecordVersion, description: 'Needed to replace: the stored one' })),
  },
  {
    $id: 'OperationResourceRequest',
    examples: [{ Name: 'SmsText', Locale: 'en', Content: '{customer}: confirm that it is you: {link}' }],
  },
);
export type OperationResourceRequest = Static<typeof OperationResourceRequest>;

/** An operation that every tenant has, with its texts. */
export const PredefinedOperation = Type.Object(
  {
    ExternalId: Guid,
    CustomerName: Type.String(),
    CustomerNumber: Type.String(),
    Name: Type.String(),
    Description: Type.String(),
    Resources: Type.Array(OperationResource),
    Parameters: Type.Array(Type.Object({ Name: Type.String(), Description: Type.String() })),
  },
  { $id: 'PredefinedOperation' },
);
export type PredefinedOperation = Static<typeof PredefinedOperation>;

/** Path that names an operation, and one of its texts. */
export const OperationParams = Type.Object({ operationId: Guid });
export const OperationResourceParams = Type.Object({ operationId: Guid, resourceId: Guid });

/** Body of a preview: drafts take the place of what is stored. */
export const PreviewMessageRequest = Type.Object(
  {
    Locale: Maybe(locale),
    Resources: Maybe(
      Type.Array(Type.Object({ Name: resourceName, Content: content }), {
        maxItems: messageResourceNames.length,
      }),
    ),
  },
  {
    $id: 'PreviewMessageRequest',
    examples: [
      {
        Locale: 'en',
        Resources: [{ Name: 'SmsText', Content: '{customer}: confirm that it is you: {link}' }],
      },
    ],
  },
);
export type PreviewMessageRequest = Static<typeof PreviewMessageRequest>;

/** What a user would receive, with example values. */
export const MessagePreview = Type.Object(
  {
    Locale: Type.String({ description: 'Language of the texts' }),
    Email: Type.Object({
      Subject: Type.String(),
      Text: Type.String(),
      Html: Type.String(),
      ButtonLabel: Nullable(
        Type.String({ description: 'Words of the button that a paragraph of {link} alone becomes' }),
      ),
    }),
    Link: Type.String({ description: 'Stands where the real one will; it opens nothing' }),
    Sms: Type.Object({
      Text: Type.String(),
      Segments: Type.Integer({ description: 'Parts that the network counts' }),
    }),
  },
  { $id: 'MessagePreview' },
);
export type MessagePreview = Static<typeof MessagePreview>;

/** Body of a test message: which of the stored texts go where. */
export const TestMessageRequest = Type.Object(
  {
    Channel: channel,
    To: Type.String({
      minLength: 1,
      maxLength: limits.email,
      description: 'E-mail address, or phone number in international form',
      examples: ['me@example.com'],
    }),
    Locale: Maybe(locale),
  },
  { $id: 'TestMessageRequest', examples: [{ Channel: 'email', To: 'me@example.com', Locale: 'en' }] },
);
export type TestMessageRequest = Static<typeof TestMessageRequest>;

/** What became of a test message. */
export const TestMessageResult = Type.Object(
  {
    State: Type.Unsafe<'sent' | 'failed' | 'notConfigured'>({
      type: 'string',
      enum: ['sent', 'failed', 'notConfigured'],
      description:
        'sent: taken over by mail server or gateway; failed: not tried again; notConfigured: nothing is configured that sends',
    }),
    Failure: Nullable(Type.String({ description: 'For example smtp_550, http_400, unreachable' })),
    Locale: Type.String({ description: 'Language of the texts' }),
  },
  { $id: 'TestMessageResult' },
);
export type TestMessageResult = Static<typeof TestMessageResult>;

const messageFields = {
  Id: Guid,
  OperationId: Type.String({ ...Guid, description: 'Operation or transaction whose link it carries' }),
  Channel: channel,
  CreatedDate: Instant,
};

/** How far the sending of one message is. Neither address nor text. */
export const NotificationState = Type.Object(
  {
    ...messageFields,
    State: Type.Unsafe<'queued' | 'sent' | 'failed' | 'canceled' | 'outbox'>({
      type: 'string',
      enum: ['queued', 'sent', 'failed', 'canceled', 'outbox'],
      description:
        'queued: waiting for its next try; sent: taken over by mail server or gateway; failed: given up; canceled: the operation ended first; outbox: kept for the operator, since nothing is configured that sends',
    }),
    Resend: Type.Integer({ description: '0 the first message, then 1, 2, …' }),
    Tries: Type.Integer(),
    Failure: Nullable(
      Type.String({ description: 'What went wrong last, for example smtp_550, http_400, unreachable' }),
    ),
    FinishedDate: Nullable(Instant),
  },
  { $id: 'NotificationState' },
);
export type NotificationState = Static<typeof NotificationState>;
export const NotificationPage = Page(NotificationState);
export type NotificationPage = Static<typeof NotificationPage>;

/** A message that was kept instead of sent. */
export const OutboxMessage = Type.Object(
  {
    ...messageFields,
    To: Type.String(),
    Subject: Nullable(Type.String()),
    Text: Type.String(),
    Link: Type.String(),
    ExpirationDate: Instant,
  },
  { $id: 'OutboxMessage' },
);
export type OutboxMessage = Static<typeof OutboxMessage>;
export const OutboxPage = Page(OutboxMessage);
export type OutboxPage = Static<typeof OutboxPage>;

/** Which messages to list. */
export const NotificationQuery = Type.Object({
  operationId: Type.Optional(Guid),
  start: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.page.max })),
});
export type NotificationQuery = Static<typeof NotificationQuery>;
