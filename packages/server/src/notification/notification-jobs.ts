import { limits } from '@selfsame/contract';
import type { Clock } from '../platform/clock.ts';
import type { Jobs } from '../platform/jobs.ts';
import { cancelStrandedMessages, deleteOldMessages, eraseMessageContents } from '../store/message/message.ts';
import type { Db } from '../store/seal/vault.ts';
import type { NotificationDependencies } from './notification-dependencies.ts';
import { deliverMessage } from './send/deliver-message.ts';

const strandedAfterMs = 600_000;

/** Erases what is over: contents whose session ended, messages without a job, states past their time. */
export async function sweepMessages({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  const now = clock.now();
  await eraseMessageContents(db, now);
  await cancelStrandedMessages(db, new Date(now.getTime() - strandedAfterMs), now);
  await deleteOldMessages(db, new Date(now.getTime() - limits.message.keptSec * 1_000));
}

/** Registers the jobs of messages; call before the queue starts. */
export function registerNotificationJobs(
  jobs: Pick<Jobs, 'work' | 'schedule'>,
  deps: NotificationDependencies,
): void {
  for (const name of ['send-sms', 'send-email'] as const) {
    jobs.work(name, ({ messageId }) => deliverMessage(deps, messageId), { concurrency: 4 });
  }
  jobs.work('sweep-messages', () => sweepMessages(deps));
  jobs.schedule('sweep-messages', '* * * * *', {});
}
