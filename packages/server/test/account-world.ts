import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaceEngine } from '@selfsame/face';
import { embedPicture } from '../src/account/photo/analyse-photo.ts';
import type { AccountDependencies } from '../src/account/routes.ts';
import { judgePhoto, livenessProbability } from '../src/judge/signals/detector.ts';
import { transaction } from '../src/platform/database.ts';
import type { Actor } from '../src/platform/events.ts';
import { FaceGallery } from '../src/search/face-gallery.ts';
import { findDuplicates } from '../src/search/find-duplicates.ts';
import { createSearchScale, type SearchScale } from '../src/search/search-scale.ts';
import { endSessions } from '../src/session/life/end-sessions.ts';
import { endSeenDelays } from '../src/session/passkey-delay/end-seen-delays.ts';
import { insertTempCapture } from '../src/store/account/temp-capture.ts';
import { templateToBytes } from '../src/store/account/template-bytes.ts';
import { openFileBlobStore } from '../src/store/blob/file-blob-store.ts';
import { ensureTenant } from '../src/store/tenant/tenant.ts';
import {
  defaultSettings,
  type TenantSettings,
  writeTenantSetting,
} from '../src/store/tenant/tenant-setting.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { createTestEvents, testActor } from './events.ts';
import { type ActedPhoto, actedPhoto, createFaceActor, templateOfPhoto } from './face-actor.ts';
import { openTestIndex } from './test-index.ts';
import { createTestVault } from './vault.ts';

/** A tenant with everything that accounts need: real database, real vault, real blobs, real index. */
export interface AccountWorld {
  database: TestDatabase;
  deps: AccountDependencies & { engine: FaceEngine };
  gallery: FaceGallery;
  searchScale: SearchScale;
  tenantId: string;
  /** Who acts where it doesn't matter who does. */
  actor: Actor;
  /** What was published. */
  events: ReturnType<typeof createTestEvents>;
  /** A second tenant, to look over the border from. */
  otherTenantId: string;
  blobFolder: string;
  /** The time it is; change it to let time pass. */
  time: { now: Date };
  /** Puts a capture under a TempId and returns that. */
  stageTempCapture(photo: ActedPhoto, options?: { tenantId?: string; expiresAt?: Date }): Promise<string>;
  changeSettings<N extends keyof TenantSettings>(name: N, change: Partial<TenantSettings[N]>): Promise<void>;
}

/** Log-linear like the real calibration: 0.27 ⇔ 1e-2, 0.48 ⇔ 1e-5. */
const testScale = {
  fmrRange: { min: 1e-5, max: 0.1 },
  cosineForFmr: (fmr: number) => 0.13 - 0.07 * Math.log10(fmr),
  matchProbability: (cosine: number) => Math.min(1, Math.max(0, cosine)),
};

/** What a world is made with, where it shall be something else than the actor and the test scale. */
export interface AccountWorldParts {
  engine?: FaceEngine;
  scale?: typeof testScale;
  /** Makes a tenant; the bare row with its templates unless said otherwise. */
  makeTenant?: (
    db: TestDatabase['db'],
    tenant: { customerNumber: string; customerName: string; now: Date },
  ) => Promise<{ id: string }>;
}

/** All embedders of an engine are as good as each other. */
const scalesOf =
  <Scale>({ embedders }: FaceEngine, scale: Scale) =>
  (id: string): Scale | null =>
    embedders.some((embedder) => embedder.id === id) ? scale : null;

/** A gallery that follows the database only when a test asks it to. */
async function openGallery(
  ending: { after(run: () => Promise<void>): void },
  parts: Pick<AccountDependencies, 'db' | 'vault'> & { models: FaceEngine['embedders'] },
): Promise<FaceGallery> {
  const gallery = await FaceGallery.open({
    ...parts,
    openIndex: openTestIndex,
    onError: (error) => {
      throw error;
    },
    intervalMs: 3_600_000,
  });
  ending.after(() => gallery.close());
  return gallery;
}

async function changeSettings<N extends keyof TenantSettings>(
  db: TestDatabase['db'],
  tenantId: string,
  name: N,
  change: Partial<TenantSettings[N]>,
): Promise<void> {
  const setting = { ...defaultSettings[name], ...change, Version: 0 };
  await db.deleteFrom('tenant_setting').where('tenant_id', '=', tenantId).where('name', '=', name).execute();
  await writeTenantSetting(db, tenantId, name, setting);
}

/** Opens the world for one test file; everything goes at its end. */
export async function openAccountWorld(
  ending: { after(run: () => Promise<void>): void },
  parts: AccountWorldParts = {},
): Promise<AccountWorld> {
  const { engine = createFaceActor(), scale = testScale, makeTenant = ensureTenant } = parts;
  const database = await withDatabase(ending);
  const { db } = database;
  const blobFolder = await mkdtemp(join(tmpdir(), 'selfsame-blobs-'));
  ending.after(() => rm(blobFolder, { recursive: true, force: true }));
  const time = { now: new Date('2026-03-01T12:00:00Z') };
  const makeNamed = (name: string) =>
    makeTenant(db, {
      customerNumber: `${name}Customer`,
      customerName: `${name} Customer`,
      now: time.now,
    });
  const [{ id: tenantId }, { id: otherTenantId }] = await Promise.all([
    makeNamed('Test'),
    makeNamed('Other'),
  ]);
  const vault = createTestVault();
  const gallery = await openGallery(ending, { db, vault, models: engine.embedders });
  const searchScale = createSearchScale(scale);
  const events = createTestEvents();
  const deps: AccountWorld['deps'] = {
    ...{ db, events, vault, engine },
    blobs: await openFileBlobStore(blobFolder),
    clock: { now: () => time.now },
    findScale: scalesOf(engine, { ...scale, score: searchScale.score }),
    liveness: { judgePhoto, probability: livenessProbability },
    findDuplicates: (tx, probe) => findDuplicates({ gallery, searchScale: () => searchScale }, tx, probe),
    embedPicture: (_tenantId, image, embedder) => embedPicture(engine, image, embedder),
    refreshGallery: () => gallery.refresh(),
    endSessions: (tx, end) => endSessions({ events }, tx, end),
    endSeenDelays: (tx, of) => endSeenDelays({ events }, tx, of),
  };
  return {
    ...{ database, deps, gallery, searchScale, events, tenantId, otherTenantId, blobFolder, time },
    actor: testActor,
    stageTempCapture: (photo, options) => stageTempCapture(deps, time.now, { tenantId, ...options }, photo),
    changeSettings: (name, change) => changeSettings(db, tenantId, name, change),
  };
}

async function stageTempCapture(
  { db, vault, blobs, engine }: AccountDependencies,
  now: Date,
  options: { tenantId: string; expiresAt?: Date },
  photo: ActedPhoto,
): Promise<string> {
  const { tenantId, expiresAt = new Date(now.getTime() + 72 * 3_600_000) } = options;
  const id = crypto.randomUUID();
  const sessionId = crypto.randomUUID();
  const blobId = crypto.randomUUID();
  await transaction(db, async (tx) => {
    const key = await vault.createDataKey(tx, { tenantId, purpose: 'capture', now });
    const blobContext = { table: 'blob', column: 'bytes', rowId: blobId };
    await blobs.put(blobId, vault.seal(key, actedPhoto(photo), blobContext));
    const base = { tenant_id: tenantId, started_at: now, expires_at: expiresAt };
    await tx
      .insertInto('session')
      .values({ id: sessionId, kind: 'selfie', name: 'GetForeignBiometry', check_liveness: true, ...base })
      .execute();
    const context = { table: 'temp_capture', column: 'template_sealed', rowId: id };
    await insertTempCapture(tx, {
      id,
      tenant_id: tenantId,
      session_id: sessionId,
      data_key_id: key.id,
      model_id: engine.models.embedder.id,
      template_sealed: vault.seal(key, templateToBytes(templateOfPhoto(photo)), context),
      image_blob_id: blobId,
      data_type: 1,
      created_at: now,
      expires_at: expiresAt,
    });
  });
  return id;
}
