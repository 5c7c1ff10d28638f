import { limits, type ModelState, type SystemStatus } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { boundedRead } from '../platform/http/bounded-read.ts';
import type { JobHealth } from '../store/job-health.ts';
import { findWebhookSetting, type WebhookSettingRow } from '../store/message/webhook-setting.ts';
import type { Database } from '../store/tables.ts';
import { readTenantStock, readWebhookHealth, type WebhookHealth } from '../store/tenant/tenant-stock.ts';
import { readQuotaState } from '../store/tenant/tenant-usage.ts';

/** What the server knows of itself from its start on. */
export interface ServerFacts
  extends Pick<
    SystemStatus,
    'Version' | 'StartedDate' | 'LivenessMode' | 'Channels' | 'Passkeys' | 'Egress'
  > {
  models: readonly ModelState[];
  database: SystemStatus['Storage']['Database'];
  pictures: SystemStatus['Storage']['Pictures'];
  tempDataHours: number;
  replayDays: number;
  webhookLogDays: number;
}

/** What telling the status needs. */
export interface StatusDependencies {
  db: Kysely<Database>;
  clock: Clock;
  facts: ServerFacts;
  readJobHealth(): Promise<JobHealth>;
}

/** Longest that one of the queries may take. */
const patienceMs = 5_000;
/** A job waits for its worker for seconds at most: it is woken, or polls. */
const lateSec = 60;
const dayMs = 86_400_000;
const days = (seconds: number): number => Math.round(seconds / 86_400);

const jobState = ({ lateSec: waited, failing }: JobHealth): SystemStatus['Jobs']['State'] =>
  failing > 0 ? 'failing' : waited > lateSec ? 'late' : 'ok';

function presentWebhook(
  setting: WebhookSettingRow | undefined,
  { lastSuccess, pending, failed }: WebhookHealth,
): SystemStatus['Webhook'] {
  const off = setting?.disabled_reason ? 'stopped' : 'disabled';
  return {
    State: setting === undefined ? 'none' : setting.enabled ? 'enabled' : off,
    DisableReason: setting?.enabled ? null : (setting?.disabled_reason ?? null),
    LastSuccessDate: lastSuccess?.toISOString() ?? null,
    Pending: pending,
    FailedLastDay: failed,
  };
}

/** How the server stands, as far as one tenant is concerned. @throws Problem E_SERVER_BUSY */
export async function readStatus(
  { db, clock, facts, readJobHealth }: StatusDependencies,
  tenantId: string,
): Promise<SystemStatus> {
  const now = clock.now();
  const dayAgo = new Date(now.getTime() - dayMs);
  const { stock, state, setting, webhook } = await boundedRead(db, patienceMs, async (tx) => ({
    stock: await readTenantStock(tx, tenantId),
    state: await readQuotaState(tx, { tenantId, now }),
    setting: await findWebhookSetting(tx, tenantId),
    webhook: await readWebhookHealth(tx, tenantId, dayAgo),
  }));
  const jobs = await readJobHealth();
  const { Version, StartedDate, LivenessMode, Channels, Passkeys, Egress } = facts;
  return {
    ...{ Version, StartedDate, LivenessMode, Channels, Passkeys, Egress },
    Models: [...facts.models],
    Storage: {
      Accounts: stock.accounts,
      Credentials: stock.credentials,
      CredentialPictures: stock.credentialPictures,
      TempCaptures: stock.tempCaptures,
      Database: facts.database,
      Pictures: facts.pictures,
    },
    Quotas: state.quotas,
    Usage: state.usage,
    Retention: {
      TempDataHours: facts.tempDataHours,
      OldestTempCaptureDate: stock.oldestTempCapture?.toISOString() ?? null,
      NextPurgeDate: stock.nextPurge?.toISOString() ?? null,
      WebhookLogDays: facts.webhookLogDays,
      MessageDays: days(limits.message.keptSec),
      ReplayHashDays: facts.replayDays,
    },
    Webhook: presentWebhook(setting, webhook),
    Jobs: { State: jobState(jobs), LateSec: jobs.lateSec },
  };
}
