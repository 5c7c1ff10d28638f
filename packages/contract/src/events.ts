/** Numbers of the events a webhook is told of (docs/wire.md#webhooks). */
export const EventType = {
  Test: 0,
  OperationFinished: 1,
  TransactionFinished: 2,
  AccountChanged: 3,
} as const;
export type EventType = (typeof EventType)[keyof typeof EventType];

/** The events of the domain that webhooks are told of, and the number each travels under. */
export const eventTypes = {
  'operation.finished': EventType.OperationFinished,
  'transaction.finished': EventType.TransactionFinished,
  'account.created': EventType.AccountChanged,
  'account.updated': EventType.AccountChanged,
  'account.deleted': EventType.AccountChanged,
  'account.enabled': EventType.AccountChanged,
  'account.disabled': EventType.AccountChanged,
  'credential.created': EventType.AccountChanged,
  'credential.replaced': EventType.AccountChanged,
  'credential.deleted': EventType.AccountChanged,
} as const satisfies Record<string, EventType>;

/** Name of an event that webhooks are told of. */
export type WebhookEventName = keyof typeof eventTypes;
