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
  started_at: Date;
  /** Whether it takes part of the quota of its day: sign-ins of OpenID do not. */
  is_counted: boolean;
  /** Whether a sign-in of OpenID began it. */
  is_sign_in: boolean;
  /** A ConfirmationCredentialType. */
  credential_type: number;
  /** The passkey that it saw. */
  passkey_id: string | null;
  /** When something stood in for one. */
  passkey_stood_in_at: string | null;
}

/** A passkey of an account. */
export interface SeenPasskey {
  id: string;
  tenant_id: string;
  account_id: string;
  /** As the authenticator names it. */
  credential_id: string;
}

/** A credential that is not erased. */
export interface SeenCredential {
  id: string;
  account_id: string;
  /** Of the selfie that it was made of. */
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
  /** Those that disable it: failures at sign-ins stop sign-ins alone. */
  disabling: Date[];
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
  credentials: SeenCredential[];
  passkeys: SeenPasskey[];
  /** When what lies under a TempId ends. */
  captures: Map<string, Date>;
  /** The picture under a TempId. */
  captureBlobs: Map<string, string>;
  /** Ids of pictures that rows point at. */
  blobs: string[];
  /** In the order in which they were written. */
  events: SeenEvent[];
  deliveries: Map<string, SeenDelivery>;
  /** Templates, pictures and keys that belong to nobody, or to more than one; a sentence each. */
  misplaced: string[];
  /** Reviews whose session is over; a sentence each. */
  stranded: string[];
  /** What is there still of what was erased; a sentence each. */
  remains: string[];
  /** Connections that hold a transaction open, or wait for a lock. */
  busy: string[];
  /** Bytes of templates and pictures that a tenant is counted to have. */
  storedBytes: Map<string, number>;
  /** A digest of what each tenant has. */
  digests: Map<string, string>;
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** What is read in one go: a round trip costs more than a statement. */
const statements = {
  sessions: `select id, tenant_id, kind, status, end_reason, account_id, temp_id, started_at, is_counted, credential_type,
      passkey_id, passkey_stood_in_at,
      exists (select from oidc_sign_in where session_id = session.id) as is_sign_in from session`,
  passkeys: 'select id, tenant_id, account_id, credential_id from account_passkey',
  accounts: 'select id, tenant_id, account_number, enabled, deleted_at from account',
  credentials: 'select id, account_id, temp_id from biometric_credential where deleted_at is null',
  blobs: `select image_blob_id as id from biometric_credential where image_blob_id is not null and deleted_at is null
    union select image_blob_id from temp_capture where image_blob_id is not null
    union select unnest(blob_ids) from review where state = 'open'`,
  failures: 'select account_id, failed_at, at_sign_in from failed_attempt',
  captures: 'select id, expires_at, image_blob_id from temp_capture',
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
    union all select 'passkey ' || p.id || ' belongs to an account of another tenant'
      from account_passkey p join account a on a.id = p.account_id where a.tenant_id <> p.tenant_id
    union all select 'passkey ' || min(id::text) || ' belongs to ' || count(*) || ' accounts'
      from account_passkey group by tenant_id, credential_id having count(*) > 1
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
      where a.deleted_at is not null
    union all select 'erased account ' || a.id || ' still has ' || word || ' in session ' || s.id
      from account a join session s on s.account_id = a.id
        cross join lateral (values ('a number', s.account_number), ('an address', s.email), ('an address', s.phone_number),
          ('a tag', s.tag), ('a passkey', s.passkey_id::text), ('a secret', s.secret_sealed::text),
          ('a reference', s.reference_sealed::text)) as kept (word, value)
      where a.deleted_at is not null and kept.value is not null
    union all select 'erased account ' || a.id || ' still has a passkey'
      from account a join account_passkey p on p.account_id = a.id where a.deleted_at is not null
    union all select 'erased account ' || a.id || ' still has a failure'
      from account a join failed_attempt f on f.account_id = a.id where a.deleted_at is not null`,
  stranded: `select 'the review of session ' || s.id || ' is ' || r.state || ', and the session is over' as problem
    from review r join session s on s.id = r.session_id where r.state in ('open', 'held') and s.status <> 0`,
  storedBytes: `select tenant_id, sum(amount) as bytes from tenant_usage where what = 'storage' group by tenant_id`,
  // Tables whose rows a tenant's acts change, and no job does by itself. A row's `xmin` says who wrote it last.
  digests: `select tenant_id, count(*) || ' rows ' || sum(writer::text::bigint) as digest from (
      select tenant_id, xmin as writer from session
      union all select tenant_id, xmin from account
      union all select tenant_id, xmin from biometric_credential
      union all select tenant_id, xmin from temp_capture
      union all select tenant_id, xmin from account_passkey
      union all select tenant_id, xmin from failed_attempt
      union all select tenant_id, xmin from data_key) as all_rows
    group by tenant_id`,
} as const;

type Rows = Record<keyof typeof statements, never[]>;

/** All in one statement, which the connection prepares once: to plan it takes longer than to run it. */
const everything = {
  name: 'snapshot',
  text: `select ${Object.entries(statements)
    .map(([name, text]) => `(select coalesce(json_agg(row_to_json(r)), '[]') from (${text}) r) as "${name}"`)
    .join(', ')}`,
};

const problems = (rows: { problem: string }[]): string[] => rows.map(({ problem }) => problem);

const dated = (text: string | null): Date | null => (text === null ? null : new Date(text));

const busyConnections = {
  name: 'busy',
  text: `select 'a connection is ' || state || ' in: ' || left(query, 80) as problem from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
      and (state <> 'idle' or wait_event_type = 'Lock')
    union all select 'an advisory lock is held by a connection that is in no transaction' from pg_locks l
      join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and a.datname = current_database() and a.state = 'idle'`,
};

/** Looks at connections that were busy, and the time between them, ms. */
const mostLooks = 2_000;
const lookMs = 2;

/** Waits until no transaction is open: a connection that was cut is rolled back once its process notices. @returns those that are */
export async function waitForQuiet(pool: Pool): Promise<string[]> {
  let busy: string[] = [];
  for (let look = 0; look < mostLooks; look += 1) {
    busy = problems((await pool.query<{ problem: string }>(busyConnections)).rows);
    if (busy.length === 0) return busy;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return busy;
}

/** Reads what the invariants look at after every group; before, it waits until no transaction is open. */
export async function takeSnapshot(pool: Pool, at: Date): Promise<Snapshot> {
  const busy = await waitForQuiet(pool);
  const [rows] = (await pool.query<Rows>(everything)).rows;
  if (rows === undefined) throw new Error('PostgreSQL answered nothing');
  type FailureRow = { account_id: string; failed_at: string; at_sign_in: boolean };
  const failures: FailureRow[] = rows.failures;
  const failuresOf = (id: string, kinds: readonly boolean[]) =>
    failures
      .filter(({ account_id, at_sign_in }) => account_id === id && kinds.includes(at_sign_in))
      .map(({ failed_at }) => new Date(failed_at));
  type AccountRow = Omit<SeenAccount, 'failures' | 'disabling' | 'deleted_at'> & {
    deleted_at: string | null;
  };
  const accounts = (rows.accounts as AccountRow[]).map((account) => ({
    ...account,
    deleted_at: dated(account.deleted_at),
    failures: failuresOf(account.id, [true, false]),
    disabling: failuresOf(account.id, [false]),
  }));
  const sessions = rows.sessions.map((session: SeenSession) => ({
    ...session,
    started_at: new Date(session.started_at),
  }));
  const captures: { id: string; expires_at: string; image_blob_id: string }[] = rows.captures;
  const digests: { tenant_id: string; digest: string }[] = rows.digests;
  const storedBytes: { tenant_id: string; bytes: number }[] = rows.storedBytes;
  return {
    at,
    sessions: byId<SeenSession>(sessions),
    credentials: rows.credentials,
    passkeys: rows.passkeys,
    blobs: rows.blobs.map(({ id }: { id: string }) => id),
    accounts: byId(accounts),
    captures: new Map(captures.map(({ id, expires_at }) => [id, new Date(expires_at)])),
    captureBlobs: new Map(captures.map(({ id, image_blob_id }) => [id, image_blob_id])),
    events: rows.events,
    deliveries: byId<SeenDelivery>(rows.deliveries),
    misplaced: problems(rows.misplaced),
    remains: problems(rows.remains),
    stranded: problems(rows.stranded),
    busy,
    storedBytes: new Map(storedBytes.map(({ tenant_id, bytes }) => [tenant_id, bytes])),
    digests: new Map(digests.map(({ tenant_id, digest }) => [tenant_id, digest])),
  };
}
