import { createAuditRecorder } from '../src/audit/record-event.ts';
import {
  createEvents,
  type DomainEvent,
  type EventSubscriber,
  type Events,
  systemActor,
} from '../src/platform/events.ts';
import type { Db } from '../src/store/seal/vault.ts';

/** The real audit log as recorder, and a list of what was published (rolled back or not). */
export function createTestEvents(
  subscribers: EventSubscriber<Db>[] = [],
): Events<Db> & { published: DomainEvent[] } {
  const published: DomainEvent[] = [];
  const events = createEvents<Db>({
    record: createAuditRecorder({ hostName: 'host-of-tests' }),
    subscribers: [async (_tx, event) => void published.push(event), ...subscribers],
  });
  return { ...events, published };
}

/** Who acts in tests that are not about who acts. */
export const testActor = systemActor;
