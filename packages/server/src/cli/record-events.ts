import { createAuditRecorder } from '../audit/record-event.ts';
import { createEvents, type Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';

/** Events of a command: the audit log keeps them, and nobody else is told. */
export const recordEvents = (): Events<Db> =>
  createEvents<Db>({ record: createAuditRecorder(), subscribers: [] });
