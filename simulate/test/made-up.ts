import type { Act } from '../history/history.ts';
import type { EndLook, GroupLook } from '../invariants/look.ts';
import type { SeenAccount, SeenEvent, SeenSession, Snapshot } from '../invariants/snapshot.ts';
import type { KeptAnswer, World } from '../world/world.ts';

/** A verification of account `a` for tests of invariants, accepted unless said. */
export const verification = (change: Partial<SeenSession> = {}): SeenSession => ({
  ...{ id: 's', tenant_id: 't', kind: 'verification', status: 1, end_reason: 'accepted' },
  ...{ account_id: 'a', temp_id: null, started_at: new Date(500) },
  ...{ is_counted: true, is_sign_in: false, credential_type: 1, passkey_id: null, passkey_stood_in_at: null },
  ...change,
});

/** Account `a` of tenant `t` for tests of invariants, with this many failures of this very moment. */
export const account = (failures = 0, change: Partial<SeenAccount> = {}): SeenAccount => ({
  ...{ id: 'a', tenant_id: 't', account_number: 'ann', enabled: true, deleted_at: null },
  failures: Array(failures).fill(new Date(1_000)),
  disabling: Array(failures).fill(new Date(1_000)),
  ...change,
});

/** An event of account `a` and session `s`. */
export const event = (type: string, change: Partial<SeenEvent> = {}): SeenEvent => ({
  ...{ tenant_id: 't', type, account_id: 'a', session_id: 's', verified: null },
  ...change,
});

/** What stands in a made-up database. */
export const snapshot = ({
  sessions = [],
  accounts = [],
  ...others
}: Partial<Omit<Snapshot, 'sessions' | 'accounts'>> & {
  sessions?: SeenSession[];
  accounts?: SeenAccount[];
} = {}): Snapshot => ({
  at: new Date(2_000),
  sessions: new Map(sessions.map((session) => [session.id, session])),
  accounts: new Map(accounts.map((one) => [one.id, one])),
  ...{ credentials: [], passkeys: [], captures: new Map(), captureBlobs: new Map(), blobs: [], events: [] },
  ...{
    deliveries: new Map(),
    storedBytes: new Map(),
    digests: new Map(),
    misplaced: [],
    remains: [],
    stranded: [],
    busy: [],
  },
  ...others,
});

/** A world of the tenants `t` and `u`, with what a test says of it. */
export const world = (change: object = {}): World =>
  ({
    ground: { tenants: [{ tenantId: 't' }, { tenantId: 'u' }] },
    ...{ sessions: [], log: [], secrets: new Set(), blobs: { kept: new Map() } },
    ...change,
  }) as unknown as World;

/** An act of the first tenant about `ann`. */
export const act = (kind: Act['kind'], change: Partial<Act> = {}): Act => ({
  ...{ kind, node: 0, tenant: 0, which: 0, with: 0, how: 0, isBeside: false, faults: [] },
  ...change,
});

/** An answer to the first tenant, of the moment 1,500. */
export const answer = (change: Partial<KeptAnswer> = {}): KeptAnswer => ({
  ...{ act: 0, operation: 'CreateAccount', status: 200, code: null, faults: 0 },
  ...{ askedAt: new Date(1_500), asker: 0, session: null, tempId: null },
  ...{ ceremony: null, credential: null, outcome: null, once: null },
  ...change,
});

/** What a group brought about: from nothing to nothing unless said. */
export const group = (change: Partial<GroupLook> = {}): GroupLook => ({
  ...{ world: world(), acts: [], before: snapshot(), after: snapshot() },
  ...{
    answers: [],
    captureEnds: new Map(),
    deliveries: new Map(),
    received: [],
    failedJobs: [],
    restored: null,
  },
  ...change,
});

/** What is there in the end. */
export const end = (last: Snapshot, change: object = {}): EndLook => ({ world: world(change), last });
