import { type Kysely, sql } from 'kysely';
import type { Database } from '../../packages/server/src/store/tables.ts';

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
  /** A digest of what each tenant has. */
  digests: Map<string, string>;
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

const readSessions = (db: Kysely<Database>): Promise<SeenSession[]> =>
  db
    .selectFrom('session')
    .select(['id', 'tenant_id', 'kind', 'status', 'end_reason', 'account_id', 'temp_id'])
    .execute();

async function readAccounts(db: Kysely<Database>): Promise<SeenAccount[]> {
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'tenant_id', 'account_number', 'enabled', 'deleted_at'])
    .execute();
  const failures = await db.selectFrom('failed_attempt').select(['account_id', 'failed_at']).execute();
  return accounts.map((account) => ({
    ...account,
    failures: failures
      .filter(({ account_id }) => account_id === account.id)
      .map(({ failed_at }) => failed_at),
  }));
}

/** Tables whose rows a tenant's acts change, and no job does by itself. */
async function readDigests(db: Kysely<Database>): Promise<Map<string, string>> {
  const { rows } = await sql<{ tenant_id: string; digest: string }>`
    select tenant_id, md5(string_agg(line, ',' order by line)) as digest from (
      select tenant_id, session::text as line from session
      union all select tenant_id, account::text from account
      union all select tenant_id, biometric_credential::text from biometric_credential
      union all select tenant_id, temp_capture::text from temp_capture
      union all select tenant_id, failed_attempt::text from failed_attempt
      union all select tenant_id, data_key::text from data_key) as all_rows
    group by tenant_id`.execute(db);
  return new Map(rows.map(({ tenant_id, digest }) => [tenant_id, digest]));
}

async function readEvents(db: Kysely<Database>): Promise<SeenEvent[]> {
  const { rows } = await sql<SeenEvent>`select tenant_id, type, subject->>'Account' as account_id,
      subject->>'Transaction' as session_id, (data->>'verified')::boolean as verified
    from audit_event order by entry`.execute(db);
  return rows;
}

/** Reads what the invariants look at after every group. */
export async function takeSnapshot(db: Kysely<Database>, at: Date): Promise<Snapshot> {
  const captures = await db.selectFrom('temp_capture').select(['id', 'expires_at']).execute();
  return {
    at,
    sessions: byId(await readSessions(db)),
    accounts: byId(await readAccounts(db)),
    captures: new Map(captures.map(({ id, expires_at }) => [id, expires_at])),
    events: await readEvents(db),
    deliveries: byId(
      await db.selectFrom('webhook_delivery').select(['id', 'tenant_id', 'session_id', 'body']).execute(),
    ),
    digests: await readDigests(db),
  };
}
