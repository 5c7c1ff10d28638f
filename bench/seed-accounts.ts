/**
 * Fills a tenant with made-up accounts and ended transactions, to try lists at size:
 *
 *   node bench/seed-accounts.ts [--accounts 100000] [--sessions 100000] [--customer selfsame] [--remove]
 *
 * Works on the database of the server's own configuration (`DATABASE_URL` or the embedded one, also while it runs).
 * The accounts have names, addresses and a few disabled ones among them, and no faces: nothing is sealed, so nothing
 * could be matched. All of them are numbered `demo-…` and go again with `--remove`.
 */
import { parseArgs } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { openCommandDatabase } from '../packages/server/src/cli/installation/open-command-database.ts';
import { readConfig } from '../packages/server/src/platform/configuration/config.ts';
import type { Database } from '../packages/server/src/store/tables.ts';

/** What to make. */
export interface SeedOptions {
  customer: string;
  accounts: number;
  sessions: number;
}

const first =
  'Ada Ben Chiara Dmitri Elif Farid Grace Hugo Ines Jonas Kemal Lena Mateo Nadia Omar Petra Quentin Rosa Selim Tomoko Uma Viktor Wanda Ximena Yusuf Zoe';
const last =
  'Adler Baker Costa Demir Eriksen Fontaine Garcia Haddad Ivanova Jensen Kowalski Lopez Moreau Novak Okafor Petrov Quinn Rossi Sato Tanaka Ueda Vogel Weber Xu Yilmaz Zimmermann';

/** Adds made-up accounts and transactions to a tenant; those that are there already stay. */
export async function seedAccounts(db: Kysely<Database>, options: SeedOptions): Promise<void> {
  const tenant = await db
    .selectFrom('tenant')
    .select('id')
    .where('customer_number', '=', options.customer)
    .executeTakeFirst();
  if (!tenant) throw new Error(`No tenant has the customer number '${options.customer}'`);
  await sql`
    with names as (select string_to_array(${first}, ' ') as f, string_to_array(${last}, ' ') as l)
    insert into account (id, tenant_id, account_number, version, display_name, description, enabled, disable_reason,
      email, phone_number, email_verified, phone_number_verified, created_at, modified_at)
    select gen_random_uuid(), ${tenant.id}, number, 0, f || ' ' || l, 'Made up for a trial', n % 40 <> 0,
      case when n % 40 = 0 then 'Asked to be blocked' else '' end,
      case when n % 5 = 0 then null else lower(f || '.' || l || n || '@example.com') end,
      case when n % 3 = 0 then null else '+1555' || lpad((n * 7919 % 10000000)::text, 7, '0') end,
      n % 2 = 0, n % 4 = 0, now() - make_interval(secs => n * 127), now() - make_interval(secs => (n * 7919) % 8000000)
    from (
      select n, 'demo-' || lpad(n::text, 6, '0') as number, f[1 + n * 31 % 26] as f, l[1 + n * 17 / 26 % 26] as l
      from generate_series(1, ${options.accounts}::int) n, names
    ) made
    on conflict (tenant_id, account_number) where deleted_at is null do nothing`.execute(db);
  await sql`
    insert into session (id, tenant_id, kind, name, status, message, check_liveness, account_id, account_number, tag,
      attempts_used, started_at, expires_at, ended_at)
    select gen_random_uuid(), tenant_id, 'verification', 'Verify_Identity', status,
      case status when 1 then 'Operation has been accepted by the user.' when 3 then 'Operation has expired.'
        else 'Not authorized. Biometry verification failed.' end,
      true, id, account_number, 'demo', case status when 3 then 0 else 1 end,
      started, started + interval '1 hour', started + case status when 3 then interval '1 hour' else interval '21 seconds' end
    from (
      select account.id, account.tenant_id, account_number, case when n % 12 = 0 then 2 when n % 7 = 0 then 3 else 1 end as status,
        now() - interval '2 hours' - make_interval(secs => n * 61) as started
      from generate_series(1, ${options.sessions}::int) n
      join account on account.tenant_id = ${tenant.id}
        and account_number = 'demo-' || lpad((1 + n * 7919::bigint % ${options.accounts}::int)::text, 6, '0')
        and account.deleted_at is null
    ) begun`.execute(db);
  // What the database does by itself a little later.
  await sql`vacuum (analyze) account`.execute(db);
  await sql`vacuum (analyze) session`.execute(db);
}

/** Takes away all that {@link seedAccounts} made, and what was begun for it since. */
export async function removeSeededAccounts(db: Kysely<Database>, customer: string): Promise<void> {
  const made = sql`tenant_id = (select id from tenant where customer_number = ${customer}) and account_number like 'demo-______'`;
  await sql`delete from session where ${made}`.execute(db);
  await sql`delete from account where ${made} and data_key_id is null`.execute(db);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      accounts: { type: 'string', default: '100000' },
      sessions: { type: 'string', default: '100000' },
      customer: { type: 'string', default: 'selfsame' },
      remove: { type: 'boolean', default: false },
    },
  });
  const database = await openCommandDatabase(readConfig(process.env, process.cwd()), { poolSize: 1 });
  try {
    const startedAt = performance.now();
    await sql`set statement_timeout = 0`.execute(database.db);
    if (values.remove) await removeSeededAccounts(database.db, values.customer);
    else
      await seedAccounts(database.db, {
        customer: values.customer,
        accounts: Number(values.accounts),
        sessions: Number(values.sessions),
      });
    console.log(`done in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s on ${database.place}`);
  } finally {
    await database.close();
  }
}
