import type { GroupLook } from './look.ts';
import type { SeenAccount, SeenSession, Snapshot } from './snapshot.ts';

/** A verification of account `a` for tests of invariants, accepted unless said. */
export const verification = (change: Partial<SeenSession> = {}): SeenSession => ({
  ...{ id: 's', tenant_id: 't', kind: 'verification', status: 1, end_reason: 'accepted' },
  ...{ account_id: 'a', temp_id: null },
  ...change,
});

/** An account for tests of invariants, with this many failures of this very moment. */
export const account = (failures: number, change: Partial<SeenAccount> = {}): SeenAccount => ({
  ...{ id: 'a', tenant_id: 't', account_number: 'ann', enabled: true, deleted_at: null },
  failures: Array(failures).fill(new Date(1_000)),
  ...change,
});

/** What stands in a made-up database. */
export const snapshot = ({
  sessions = [],
  accounts = [],
}: {
  sessions?: SeenSession[];
  accounts?: SeenAccount[];
}): Snapshot => ({
  at: new Date(2_000),
  sessions: new Map(sessions.map((session) => [session.id, session])),
  accounts: new Map(accounts.map((one) => [one.id, one])),
  ...{ captures: new Map(), events: [], deliveries: new Map(), digests: new Map() },
  ...{ misplaced: [], remains: [], busy: [] },
});

/** What a group brought about; its world is not looked at. */
export const groupLook = (before: Snapshot, after: Snapshot): GroupLook => ({
  ...{ before, after, acts: [], answers: [], captureEnds: new Map(), deliveries: new Map(), received: [] },
  world: {} as GroupLook['world'],
});
