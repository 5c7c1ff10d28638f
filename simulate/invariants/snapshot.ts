import type { Pool } from 'pg';

/** A session as it stands. */
export interface SeenSession {
  id: string;
  tenant_id: string;
  kind: string;
  status: number;
  end_reason: string | null;
  account_id: string | null;
  temp_id: string | null;
}

/** An account as it stands, and the failures that count against it. */
export interface SeenAccount {
  id: string;
  tenant_id: string;
  account_number: string;
  enabled: boolean;
  deleted_at: Date | null;
  /** When each failure happened. */
  failures: Date[];
}

/** Something that the audit log says, as far as an invariant asks for it. */
export interface SeenEvent {
  tenant_id: string;
  type: string;
  account_id: string | null;
  session_id: string | null;
  verified: boolean | null;
}

/** A webhook that is to be delivered, or was. */
export interface SeenDelivery {
  id: string;
  tenant_id: string;
  session_id: string | null;
  body: string;
}

/** What stands in the database between two groups of acts. */
export interface Snapshot {
  /** When it was taken. */
  at: Date;
  sessions: Map<string, SeenSession>;
  accounts: Map<string, SeenAccount>;
  /** When what lies under a TempId ends. */
  captures: Map<string, Date>;
  /** In the order in which they were written. */
  events: SeenEvent[];
  deliveries: Map<string, SeenDelivery>;
  /** Templates, pictures and keys that belong to nobody, or to more than one; a sentence each. */
  misplaced: string[];
  /** What is there still of what was erased; a sentence each. */
  remains: string[];
  /** Connections that hold a transaction open, or wait for a lock. */
  busy: string[];
  /** A digest of what each tenant has. */
  digests: Map<string, string>;
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** What is read in one go: a round trip costs more than a statement. */
const statements = {
  sessions: 'select id, tenant_id, kind, status, end_reason, account_id, temp_id from session',
  accounts: 'select id, tenant_id, account_number, enabled, deleted_at from account',
  failures: 'select account_id, failed_at from failed_attempt',
  captures: 'select id, expires_at from temp_capture',
  events: `select tenant_id, type, subject->>'Account' as account_id, subject->>'Transaction' as session_id,
      (data->>'verified')::boolean as verified
    from audit_event order by entry`,
  deliveries: 'select id, tenant_id, session_id, body from webhook_delivery',
  misplaced: `select 'credential ' || c.id || ' belongs to an account of another tenant' as problem
      from biometric_credential c join account a on a.id = c.account_id where a.tenant_id <> c.tenant_id
    union all select 'account ' || account_id || ' has ' || count(*) || ' live credentials'
      from biometric_credential where deleted_at is null group by account_id having count(*) > 1
    union all select 'key ' || data_key_id || ' seals credentials of several accounts'
      from biometric_credential where data_key_id is not null group by data_key_id
      having count(distinct account_id) > 1
    union all select 'credential ' || c.id || ' is sealed under a key of another tenant'
      from biometric_credential c join data_key k on k.id = c.data_key_id where k.tenant_id <> c.tenant_id
    union all select 'TempId of another tenant is the source of credential ' || c.id
      from biometric_credential c join session s on s.temp_id = c.temp_id where s.tenant_id <> c.tenant_id
    union all select 'credential ' || c.id || ' is live, and its key is gone'
      from biometric_credential c left join data_key k on k.id = c.data_key_id
      where c.deleted_at is null and k.id is null`,
  remains: `select 'erased account ' || a.id || ' still has a template, picture or key' as problem
      from account a join biometric_credential c on c.account_id = a.id
      where a.deleted_at is not null
        and (c.template_sealed is not null or c.image_blob_id is not null
          or exists (select from data_key k where k.id = c.data_key_id))
    union all select 'deleted credential ' || c.id || ' can be opened still'
      from biometric_credential c join data_key k on k.id = c.data_key_id
      where c.deleted_at is not null and c.template_sealed is not null
    union all select 'erased account ' || a.id || ' still has a capture'
      from account a join session s on s.account_id = a.id join temp_capture t on t.session_id = s.id
      where a.deleted_at is not null`,
  // Tables whose rows a tenant's acts change, and no job does by itself.
  digests: `select tenant_id, md5(string_agg(line, ',' order by line)) as digest from (
      select tenant_id, session::text as line from session
      union all select tenant_id, account::text from account
      union all select tenant_id, biometric_credential::text from biometric_credential
      union all select tenant_id, temp_capture::text from temp_capture
      union all select tenant_id, failed_attempt::text from failed_attempt
      union all select tenant_id, data_key::text from data_key) as all_rows
    group by tenant_id`,
  busy: `select 'a connection is ' || state || ' in: ' || left(query, 80) as problem from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or wait_event_type = 'Lock')`,
} as const;

type Rows = Record<keyof typeof statements, never[]>;

async function readAll(pool: Pool): Promise<Rows> {
  const results = (await pool.query(Object.values(statements).join(';'))) as unknown as { rows: never[] }[];
  return Object.fromEntries(Object.keys(statements).map((name, nth) => [name, results[nth]!.rows])) as Rows;
}

const problems = (rows: { problem: string }[]): string[] => rows.map(({ problem }) => problem);

/** Reads what the invariants look at after every group. */
export async function takeSnapshot(pool: Pool, at: Date): Promise<Snapshot> {
  const rows = await readAll(pool);
  const failures: { account_id: string; failed_at: Date }[] = rows.failures;
  const failuresOf = (id: string) =>
    failures.filter(({ account_id }) => account_id === id).map(({ failed_at }) => failed_at);
  const accounts = (rows.accounts as Omit<SeenAccount, 'failures'>[]).map((account) => ({
    ...account,
    failures: failuresOf(account.id),
  }));
  const captures: { id: string; expires_at: Date }[] = rows.captures;
  const digests: { tenant_id: string; digest: string }[] = rows.digests;
  return {
    at,
    sessions: byId<SeenSession>(rows.sessions),
    accounts: byId(accounts),
    captures: new Map(captures.map(({ id, expires_at }) => [id, expires_at])),
    events: rows.events,
    deliveries: byId<SeenDelivery>(rows.deliveries),
    misplaced: problems(rows.misplaced),
    remains: problems(rows.remains),
    busy: problems(rows.busy),
    digests: new Map(digests.map(({ tenant_id, digest }) => [tenant_id, digest])),
  };
}
