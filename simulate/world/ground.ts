import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, makeFirstKey } from '../../packages/server/src/identity/bootstrap.ts';
import { issuerPathOf } from '../../packages/server/src/oidc/issuers.ts';
import { createProviderKeys } from '../../packages/server/src/oidc/provider-keys.ts';
import { insertSetUpLink } from '../../packages/server/src/operator/invitation/make-set-up-link.ts';
import { hashSecretValue } from '../../packages/server/src/platform/access/secret-value.ts';
import { type Migration, readMigrations } from '../../packages/server/src/store/migrate.ts';
import { openIssuerSecret } from '../../packages/server/src/store/oidc/issuer-secret.ts';
import { createAesVault } from '../../packages/server/src/store/seal/aes-vault.ts';
import { parseMasterKey } from '../../packages/server/src/store/seal/master-key.ts';
import type { Vault } from '../../packages/server/src/store/seal/vault.ts';
import { noQuotas, quotaColumns } from '../../packages/server/src/store/tenant/quota-columns.ts';
import { updateTenant } from '../../packages/server/src/store/tenant/tenant.ts';
import {
  defaultSettings,
  writeTenantSetting,
} from '../../packages/server/src/store/tenant/tenant-setting.ts';
import { createTenant } from '../../packages/server/src/tenant/create-tenant.ts';
import { updateWebhookSettings } from '../../packages/server/src/webhook/update-settings.ts';
import { copyDatabase, createTestDatabase, type OwnedDatabase } from '../../packages/server/test/database.ts';
import { createTestEvents, testActor } from '../../packages/server/test/events.ts';
import { createSimulatedEgress } from '../outside/simulated-egress.ts';
import { jobTable } from '../outside/table-jobs.ts';
import { type Front, openFront } from './front.ts';
import { type Keys, openKeys } from './keys.ts';
import { baseUrl } from './open-node.ts';
import { emptyOut, keepBeginning, openPlace, openStage, type Place, type Stage } from './stage.ts';

/** A tenant, and the key of its backend. */
export interface SimulatedTenant {
  tenantId: string;
  apiKeyId: string;
  /** What its API key was given as. */
  value: string;
  /** What its webhooks are signed with. */
  webhookSecret: string;
  /** Path of its OpenID Provider. */
  issuer: string;
  /** Client ids of its applications that speak OpenID Connect. */
  clients: readonly [string, string];
}

/** The secret of every application, and where each is called back. */
export const clientSecret = 'a-secret-of-forty-characters-0123456789';
export const redirectUri = 'https://app.example/callback';

/** What all histories of a process begin from: a database with two tenants. */
export interface Ground {
  vault: Vault;
  keys: Keys;
  front: Front;
  tenants: readonly [SimulatedTenant, SimulatedTenant];
  /** Takes the log's lines of the history that runs. */
  log: { write: (line: string) => void };
  /** Folder for the files of backups. */
  folder: string;
  /** Migrations of the program. */
  migrations: Migration[];
  /** An empty database with the schema; the caller closes it. */
  openEmptyPlace(): Promise<Place>;
  /** A stage at the beginning, for one history at a time. */
  takeStage(): Promise<Stage>;
  /** What a history left running may change the stage still: the next one gets another. */
  spoilStage(): void;
  close(): Promise<void>;
}

/** When every history begins. */
export const beginning = new Date('2026-11-23T10:00:00.000Z');

const now = () => beginning;
/** What the second tenant may have: of the accounts one less than its backend names, and room for three faces of 2,150 bytes. */
export const quotas = { Accounts: 2, TransactionsPerDay: 10, StorageBytes: 6_500 } as const;
const lockout = { Enabled: true, MaxFailedAttempts: 1, FailedAttemptsTimeoutSec: 86_400 };

/** An application of a tenant, which may ask for refresh tokens. @returns its client id */
async function addClient({ db }: Pick<OwnedDatabase, 'db'>, tenantId: string): Promise<string> {
  const id = crypto.randomUUID();
  await db
    .insertInto('oidc_integration')
    .values({
      ...{ id, tenant_id: tenantId, name: id, display_name: 'The Shop' },
      ...{ secret_hash: hashSecretValue(id, clientSecret), redirect_uris: [redirectUri] },
      ...{ access_token_lifetime_sec: 600, refresh_token_lifetime_sec: 86_400 },
      ...{ client_type: 'confidential', subject_type: 'pairwise' },
      ...{ username_mapping: 'AccountNumber', verification_template: 'Verify_Identity' },
      ...{ created_at: beginning, modified_at: beginning },
    })
    .execute();
  return id;
}

async function makeTenant(
  { db }: OwnedDatabase,
  vault: Vault,
  { customerNumber, hasQuotas }: { customerNumber: string; hasQuotas: boolean },
): Promise<SimulatedTenant> {
  const events = createTestEvents();
  const clock = { now };
  const { tenant, key } = await createTenant(
    {
      ...{ db, events, clock },
      makeFirstKey: (tx, options) => makeFirstKey({ events }, tx, options),
      makeOwnerLink: (tx, options) =>
        insertSetUpLink({ events, baseUrl }, tx, { ...options, purpose: 'setUp' }),
    },
    { customerNumber, customerName: customerNumber, sandbox: false, actor: testActor },
  );
  const tenantId = tenant.id;
  await writeTenantSetting(db, tenantId, 'matching', {
    ...defaultSettings.matching,
    ...{ Lockout: lockout, LivenessDoubt: 'review' },
    Review: { FourEyes: hasQuotas, KeepFrames: true, TimeoutSec: 3_600 },
  });
  if (hasQuotas) await updateTenant(db, tenantId, quotaColumns({ ...noQuotas, ...quotas }));
  const { SecretKey } = await updateWebhookSettings(
    { ...{ db, vault, clock, events }, egress: createSimulatedEgress() } as never,
    { tenantId, actor: testActor },
    { Enabled: true, Version: 0, WebHook: { Url: `https://${customerNumber.toLowerCase()}.example/hook` } },
  );
  const { id } = await db
    .selectFrom('api_key')
    .select('id')
    .where('external_id', '=', key.id)
    .executeTakeFirstOrThrow();
  const clients = [await addClient({ db }, tenantId), await addClient({ db }, tenantId)] as const;
  const issuer = issuerPathOf({ ...tenant, owns_installation: false });
  await openIssuerSecret({ db, vault }, tenantId, beginning);
  return { tenantId, apiKeyId: id, value: key.value, webhookSecret: SecretKey!, issuer, clients };
}

/** Histories that a stage takes: rows that are deleted make its tables longer. */
const mostHistories = 500;

/** Stages one after another, each for some histories. */
function openStages(template: OwnedDatabase) {
  let stage: Stage | undefined;
  let taken = 0;
  let isSpoilt = false;
  const close = async () => {
    await stage?.close();
    stage = undefined;
  };
  return {
    close,
    spoil() {
      isSpoilt = true;
    },
    async take(): Promise<Stage> {
      if (isSpoilt || taken++ % mostHistories === 0) await close();
      isSpoilt = false;
      if (stage) await stage.reset();
      stage ??= await openStage(template);
      return stage;
    },
  };
}

/** A folder in memory where there is one: backups are flushed to the disk. */
const makeFolder = (): Promise<string> =>
  mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'selfsame-simulated-'));

/** Prepares what histories share; takes some seconds. */
export async function openGround(): Promise<Ground> {
  const template = await createTestDatabase();
  const vault = createAesVault(parseMasterKey('5e1f'.repeat(16))!);
  const { db } = template;
  await template.pool.query(jobTable);
  const keys = await openKeys({ db, vault }, beginning);
  await createProviderKeys({ db, vault })(beginning);
  await bootstrap(
    { db, events: createTestEvents() },
    { customerNumber: 'selfsame', customerName: 'Selfsame', now: beginning },
  );
  const tenants = [
    await makeTenant(template, vault, { customerNumber: 'First', hasQuotas: false }),
    await makeTenant(template, vault, { customerNumber: 'Second', hasQuotas: true }),
  ] as const;
  await keepBeginning(template);
  await template.close();
  const empty = await copyDatabase(template);
  await emptyOut(empty);
  await empty.close();
  const folder = await makeFolder();
  const log: Ground['log'] = { write: () => undefined };
  const front = await openFront((line) => log.write(line));
  const stages = openStages(template);
  return {
    ...{ vault, keys, front, tenants, log, folder },
    migrations: await readMigrations(),
    openEmptyPlace: () => openPlace(empty),
    takeStage: stages.take,
    spoilStage: stages.spoil,
    async close() {
      await front.close();
      await stages.close();
      for (const source of [template, empty]) await source.drop().catch(() => undefined);
      await rm(folder, { recursive: true });
    },
  };
}
