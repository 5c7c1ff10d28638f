import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '@selfsame/contract';
import type { Evidence } from '@selfsame/face';
import { createRandom } from '../../../fixtures/create-random.ts';
import { type BindCredentialDependencies, bindCredential } from '../src/account/bind-credential.ts';
import { clearFailedAttempts, recordFailedAttempt } from '../src/account/failed-attempts.ts';
import { markAddressVerified } from '../src/account/mark-address-verified.ts';
import { stopAccount } from '../src/account/stop-account.ts';
import { createDelivery } from '../src/notification/send/create-delivery.ts';
import type { CapturePrincipal } from '../src/platform/access/principal.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { JobData, JobName } from '../src/platform/jobs.ts';
import { OneAtATime } from '../src/platform/one-at-a-time.ts';
import { qrPath } from '../src/platform/qr-path.ts';
import { relyingParty } from '../src/platform/relying-party.ts';
import type { SessionDependencies } from '../src/session/session-dependencies.ts';
import { insertAccount } from '../src/store/account/account.ts';
import { openFileBlobStore } from '../src/store/blob/file-blob-store.ts';
import { ensureTenant, insertTenant } from '../src/store/tenant/tenant.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { createTestEvents, testActor } from './events.ts';
import { testNotification } from './notification-fixture.ts';
import { evidenceOf, template, testModels } from './scene.ts';
import { testScale } from './test-scale.ts';
import { createTestVault } from './vault.ts';

/** Draws what production draws by chance, the same on every run. */
export function seededBelow(seed: number): SessionDependencies['randomBelow'] {
  const random = createRandom(seed);
  return (below) => Math.floor(random() * below);
}

/** A clock that stands until it is moved. */
function createTestClock(start = '2026-11-23T10:00:00.000Z') {
  let now = new Date(start).getTime();
  const advance = (seconds: number): void => {
    now += seconds * 1_000;
  };
  return { now: () => new Date(now), advance };
}

/** An engine that reads scenes; what it does can be put in place by a test. */
function createSceneEngine() {
  let analyse = async (images: Uint8Array[]): Promise<Evidence> => evidenceOf(images);
  let compareTextures: SessionDependencies['engine']['compareTextures'] = async () => {
    throw new Error('This engine compares no textures');
  };
  const engine: SessionDependencies['engine'] = {
    analyse: (images) => analyse(images),
    compareTextures: (textures, options) => compareTextures(textures, options),
    models: testModels,
  };
  return {
    engine,
    /** Puts another engine in place. */
    analyseBy: (other: (images: Uint8Array[]) => Promise<Evidence>) => {
      analyse = other;
    },
    /** Puts another comparison of textures in place. */
    compareBy: (compare: SessionDependencies['engine']['compareTextures']) => {
      compareTextures = compare;
    },
  };
}

/** What a session does to accounts. */
const accountParts = (account: BindCredentialDependencies, { events }: Pick<SessionDependencies, 'events'>) =>
  ({
    bindCredential: (tx, enrolment) => bindCredential(account, tx, { ...enrolment, ...unbound }),
    markAddressVerified: (tx, proof) => markAddressVerified({ events }, tx, proof),
    recordFailedAttempt: (tx, failure) => recordFailedAttempt({ events }, tx, failure),
    clearFailedAttempts,
    stopAccount: (tx, stop) => stopAccount({ events }, tx, stop),
  }) satisfies Partial<SessionDependencies>;

const unbound = { description: null, externalId: null, sourceCredentials: [] };

/** Accounts of one tenant, made as a test needs them. */
function createAccounts(account: BindCredentialDependencies, { db, clock, tenantId }: AccountPlace) {
  const createAccount = async (accountNumber: string, enabled = true) => {
    const row = await insertAccount(db, {
      id: crypto.randomUUID(),
      tenant_id: tenantId,
      account_number: accountNumber,
      display_name: accountNumber,
      enabled,
      disable_reason: enabled ? '' : 'by a test',
      created_at: clock.now(),
      modified_at: clock.now(),
    });
    if (!row) throw new Error(`Account ${accountNumber} exists`);
    return row;
  };
  /** An account whose credential is a template, made by a model. */
  const createAccountWith = async (accountNumber: string, face: Float32Array, modelId: string) => {
    const row = await createAccount(accountNumber);
    await db.transaction().execute((tx) =>
      bindCredential(account, tx, {
        ...{ ...unbound, tenantId, accountId: row.id, actor: testActor, now: clock.now() },
        ...{ template: face, views: [], modelId, quality: {} },
        ...{ image: null, dataType: 1, isProofed: false, tempId: null },
      }),
    );
    return row;
  };
  return {
    createAccount,
    createAccountWith,
    /** An account whose credential is a face, by its name. */
    createEnrolled: (accountNumber: string, face: string, modelId = testModels.embedder.id) =>
      createAccountWith(accountNumber, template(face), modelId),
  };
}

interface AccountPlace {
  db: TestDatabase['db'];
  clock: Clock;
  tenantId: string;
}

/** A queue that keeps what was added. */
function createKeptJobs() {
  const jobs: { name: JobName; data: JobData[JobName]; startAfter: Date | undefined }[] = [];
  const queue: SessionDependencies['jobs'] = {
    async add(_tx, name, data, options) {
      jobs.push({ name, data, startAfter: options?.startAfter });
    },
  };
  return { jobs, queue };
}

/** What stands still or is left out around a session in tests. */
const plainParts = (clock: Clock) =>
  ({
    servingSince: clock.now(),
    framesInFlight: new OneAtATime(),
    findScale: (model) => (model === testModels.embedder.id ? testScale : null),
    livenessMode: 'passive',
    randomBelow: seededBelow(1),
    tempDataSec: limits.tempDataSec,
    replaySec: limits.frameHashSec,
    issueCaptureToken: async ({ sessionId, expiresAt }) => `${sessionId} ${expiresAt.toISOString()}`,
    readFacialImage: async (_tenantId, image) => {
      const evidence = evidenceOf([Buffer.from(image.Data, 'base64')]);
      return { template: evidence.template as Float32Array, modelId: testModels.embedder.id };
    },
    baseUrl: 'https://selfsame.test',
    relyingParty: relyingParty('https://selfsame.test'),
    relatedOrigins: [],
    drawQr: qrPath,
    dimensionOf: () => 512,
    wait: async () => undefined,
  }) satisfies Partial<SessionDependencies>;

/**
 * Everything around the session module: real PostgreSQL, vault, blobs, accounts and lockout; an engine that reads
 * scenes instead of faces, and a clock that stands still.
 */
export async function createSessionFixture(
  ending: { after(run: () => Promise<void>): void },
  { sandbox = false } = {},
) {
  const { db } = await withDatabase(ending);
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-session-'));
  ending.after(() => rm(folder, { recursive: true, force: true }));
  const clock = createTestClock();
  const blobs = await openFileBlobStore(folder);
  const vault = createTestVault();
  const { jobs, queue } = createKeptJobs();
  const now = clock.now();
  const named = { customerNumber: 'Test', customerName: 'Test Customer', now };
  const tenant = sandbox ? (await insertTenant(db, { ...named, sandbox }))! : await ensureTenant(db, named);
  const tenantId = tenant.id;
  const { engine, ...engineBy } = createSceneEngine();
  let galleryRefreshes = 0;
  const events = createTestEvents();
  const found = { findDuplicates: async () => [], embedPicture: async () => null };
  const account: BindCredentialDependencies = { vault, blobs, events, ...found };
  const notification = testNotification({ db, clock, vault, events, jobs: queue });
  const deps: SessionDependencies = {
    ...plainParts(clock),
    ...{ db, clock, vault, blobs, events, engine, jobs: queue, delivery: createDelivery(notification) },
    ...accountParts(account, { events }),
    refreshGallery: async () => {
      galleryRefreshes += 1;
    },
  };
  return {
    ...{ db, deps, clock, blobs, vault, jobs, tenantId, notification, events, account },
    /** A caller of the tenant. */
    caller: { tenantId, actor: testActor },
    ...createAccounts(account, { db, clock, tenantId }),
    /** A page of a session, each time of the same device. */
    pageOf: (sessionId: string): CapturePrincipal => ({
      ...{ kind: 'capture', tenantId, sessionId },
      tokenId: sessionId,
    }),
    ...engineBy,
    evidenceOf,
    template,
    galleryRefreshes: () => galleryRefreshes,
  };
}

/** What {@link createSessionFixture} gives. */
export type SessionFixture = Awaited<ReturnType<typeof createSessionFixture>>;
