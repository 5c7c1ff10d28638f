import type { Jobs } from '../platform/jobs.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { registerNotificationJobs } from './notification-jobs.ts';
import { notificationHandlers } from './routes.ts';
import { createDelivery } from './send/create-delivery.ts';

/** Messages by SMS and e-mail, and their texts. */
export function notificationModule(needs: NotificationDependencies & { metrics: Metrics }) {
  const count = needs.metrics.counter('selfsame_messages_total', 'SMS and e-mails that are over', {
    channel: ['sms', 'email'],
    state: ['sent', 'failed', 'canceled', 'outbox'],
  });
  const deps: NotificationDependencies = {
    ...needs,
    onMessage: (channel, state) => state !== 'queued' && count({ channel, state }),
  };
  return {
    handlers: notificationHandlers(deps),
    jobs: (jobs: Pick<Jobs, 'work' | 'schedule'>) => registerNotificationJobs(jobs, deps),
    /** For sessions: takes their links on their way. */
    delivery: createDelivery(deps),
  };
}
