import type { NotificationDependencies } from '../src/notification/notification-dependencies.ts';

type Needed = Pick<NotificationDependencies, 'db' | 'clock' | 'vault' | 'jobs' | 'events'>;

/** Messages as on the first day: nothing configured, so that all are kept in the outbox. */
export const testNotification = (
  parts: Needed & Partial<NotificationDependencies>,
): NotificationDependencies => ({
  log: { warn: () => undefined, info: () => undefined },
  channels: { sms: 'outbox', email: 'outbox' },
  baseUrl: 'https://id.example.com',
  messageLocale: 'en',
  messagesPerHour: 1_000,
  ...parts,
});
