import { createHash, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '@selfsame/contract';
import type { Box, Evidence, FrameEvidence, Pose, Quality, RefusalReason, Tint } from '@selfsame/face';
import { bindCredential } from '../src/account/bind-credential.ts';
import { clearFailedAttempts, recordFailedAttempt } from '../src/account/lockout.ts';
import { markAddressVerified } from '../src/account/mark-address-verified.ts';
import { createDelivery } from '../src/notification/create-delivery.ts';
import type { Part } from '../src/platform/handler.ts';
import type { JobData, JobName } from '../src/platform/jobs.ts';
import type { CapturePrincipal } from '../src/platform/principal.ts';
import { qrPath } from '../src/platform/qr-path.ts';
import type { SessionDependencies } from '../src/session/session-dependencies.ts';
import { insertAccount } from '../src/store/account.ts';
import { openFileBlobStore } from '../src/store/file-blob-store.ts';
import { createTenant } from '../src/store/tenant.ts';
import { withDatabase } from './database.ts';
import { createTestEvents, testActor } from './events.ts';
import { testNotification } from './notification-fixture.ts';
import { createTestVault } from './vault.ts';

/** What a drawn frame shows. The fixture's engine reads it out of the frame's bytes. */
export interface Scene {
  /** Whose face; the same name always gives the same template. */
  face: string;
  padLogit?: number;
  reasons?: RefusalReason[];
  /** How the head is turned; absent: no pose was measured. */
  pose?: Pose;
  /** Names the picture: two scenes with the same one are the same picture to a perceptual hash. */
  picture?: string;
  /** Where the face is, px. */
  box?: Box;
  /** Light on the face and behind it. */
  tint?: Tint;
  /** Mean luma of the face. */
  brightness?: number;
}

const template = (name: string): Float32Array => {
  const values = Float32Array.from({ length: 512 }, (_, index) => {
    const hash = createHash('sha256').update(`${name}/${index}`).digest();
    return hash.readInt32LE() / 2 ** 31;
  });
  const norm = Math.hypot(...values);
  return values.map((value) => value / norm);
};

export const testModels: Evidence['models'] = {
  detector: { id: 'detector-of-tests', sha256: '0' },
  landmarks: { id: 'landmarks-of-tests', sha256: '0' },
  embedder: { id: 'embedder-of-tests', sha256: '0' },
  pad: { id: 'pad-of-tests', sha256: '0' },
};

const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const readScene = (image: Uint8Array): Scene => JSON.parse(Buffer.from(image).subarray(4).toString('utf8'));

const plainQuality: Quality = {
  eyeDistance: 90,
  sharpness: 5,
  brightness: 120,
  contrast: 80,
  saturated: 0,
  context: 2,
  embeddingNorm: 3,
};

const observe = (scene: Scene, index: number): FrameEvidence => ({
  index,
  reasons: scene.reasons ?? [],
  faceCount: 1,
  box: scene.box ?? null,
  pose: scene.pose ?? null,
  quality: scene.brightness === undefined ? null : { ...plainQuality, brightness: scene.brightness },
  padLogit: scene.padLogit ?? 6,
  identityCosine: 1,
  signature: scene.picture === undefined ? null : createHash('sha256').update(scene.picture).digest(),
  tint: scene.tint ?? null,
});

const evidenceOf = (images: Uint8Array[]): Evidence => {
  const scenes = images.map(readScene);
  const [first] = scenes;
  const reasons = first?.reasons ?? [];
  return {
    frames: scenes.map(observe),
    template: first && reasons.length === 0 ? template(first.face) : null,
    portrait: reasons.length === 0 ? 0 : null,
    reasons,
    pad: { meanLogit: first?.padLogit ?? 6, frames: images.length },
    identityFloor: 1,
    models: testModels,
    elapsedMs: 1,
  };
};

/** One frame of a running challenge, as its bytes. */
export const stepFrame = (scene: Scene): Buffer =>
  Buffer.concat([jpegHead, Buffer.from(JSON.stringify(scene))]);

/** The parts of a submission that shows a scene. */
export const upload = (scene: Scene, frames: number = limits.captureFrames.default): Part[] => [
  {
    name: 'meta',
    filename: undefined,
    contentType: 'application/json',
    bytes: Buffer.from(
      JSON.stringify({
        frames: Array.from({ length: frames }, (_, index) => ({ atMs: index * 150 })),
        camera: { width: 1280, height: 720, label: 'camera of tests' },
        detector: 'wasm',
      }),
    ),
  },
  ...Array.from({ length: frames }, () => ({
    name: 'frame',
    filename: 'frame.jpg',
    contentType: 'image/jpeg',
    bytes: Buffer.concat([jpegHead, Buffer.from(JSON.stringify(scene))]),
  })),
];

/** A clock that stands until it is moved. */
export const createTestClock = (start = '2026-11-23T10:00:00.000Z') => {
  let now = new Date(start).getTime();
  const advance = (seconds: number): void => {
    now += seconds * 1_000;
  };
  return { now: () => new Date(now), advance };
};

/**
 * Everything around the session module: real PostgreSQL, vault, blobs, accounts and lockout; an engine that reads
 * scenes instead of faces, and a clock that stands still.
 */
export const createSessionFixture = async (ending: { after(run: () => Promise<void>): void }) => {
  const { db } = await withDatabase(ending);
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-session-'));
  ending.after(() => rm(folder, { recursive: true, force: true }));
  const clock = createTestClock();
  const blobs = await openFileBlobStore(folder);
  const vault = createTestVault();
  const jobs: { name: JobName; data: JobData[JobName]; startAfter: Date | undefined }[] = [];
  const tenant = await createTenant(db, {
    customerNumber: 'Test',
    customerName: 'Test Customer',
    now: clock.now(),
  });
  let analyse = async (images: Uint8Array[]): Promise<Evidence> => evidenceOf(images);
  let galleryRefreshes = 0;
  const events = createTestEvents();
  const account = { vault, blobs, events, findDuplicates: async () => [] };
  const unbound = { description: null, externalId: null, sourceCredentials: [] };
  const queue: SessionDependencies['jobs'] = {
    async add(_tx, name, data, options) {
      jobs.push({ name, data, startAfter: options?.startAfter });
    },
  };
  const notification = testNotification({ db, clock, vault, events, jobs: queue });
  const deps: SessionDependencies = {
    db,
    clock,
    servingSince: clock.now(),
    vault,
    blobs,
    events,
    jobs: queue,
    engine: { analyse: (images) => analyse(images), models: testModels },
    scale: {
      cosineForFmr: () => 0.48,
      score: (cosine) => Math.round(cosine * 100),
      matchProbability: (cosine) => Math.max(0, cosine),
    },
    livenessMode: 'passive',
    randomBelow: (below) => randomInt(below),
    tempDataSec: limits.tempDataSec,
    issueCaptureToken: async ({ sessionId, expiresAt }) => `${sessionId} ${expiresAt.toISOString()}`,
    readFacialImage: async (image) => {
      const evidence = evidenceOf([Buffer.from(image.Data, 'base64')]);
      return { template: evidence.template as Float32Array, modelId: testModels.embedder.id };
    },
    bindCredential: (tx, enrolment) => bindCredential(account, tx, { ...enrolment, ...unbound }),
    delivery: createDelivery(notification),
    baseUrl: 'https://selfsame.test',
    drawQr: qrPath,
    markAddressVerified: (tx, proof) => markAddressVerified({ events }, tx, proof),
    recordFailedAttempt: (tx, failure) => recordFailedAttempt({ events }, tx, failure),
    clearFailedAttempts,
    refreshGallery: async () => {
      galleryRefreshes += 1;
    },
  };

  const createAccount = async (accountNumber: string, enabled = true) => {
    const row = await insertAccount(db, {
      id: crypto.randomUUID(),
      tenant_id: tenant.id,
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

  /** An account whose credential is a face, made by a model. */
  const createEnrolled = async (accountNumber: string, face: string, modelId = testModels.embedder.id) => {
    const row = await createAccount(accountNumber);
    await db.transaction().execute((tx) =>
      bindCredential(account, tx, {
        ...unbound,
        tenantId: tenant.id,
        accountId: row.id,
        template: template(face),
        modelId,
        image: null,
        dataType: 1,
        isProofed: false,
        quality: {},
        tempId: null,
        actor: testActor,
        now: clock.now(),
      }),
    );
    return row;
  };

  const pageOf = (sessionId: string): CapturePrincipal => ({
    kind: 'capture',
    tenantId: tenant.id,
    sessionId,
  });

  return {
    db,
    deps,
    clock,
    blobs,
    vault,
    jobs,
    tenantId: tenant.id,
    notification,
    /** A caller of the tenant. */
    caller: { tenantId: tenant.id, actor: testActor },
    events,
    account,
    createAccount,
    createEnrolled,
    pageOf,
    /** Puts another engine in place. */
    analyseBy: (engine: (images: Uint8Array[]) => Promise<Evidence>) => {
      analyse = engine;
    },
    evidenceOf,
    template,
    galleryRefreshes: () => galleryRefreshes,
  };
};

/** What {@link createSessionFixture} gives. */
export type SessionFixture = Awaited<ReturnType<typeof createSessionFixture>>;

/** A picture as a request carries it. */
export const facialImage = (scene: Scene) => ({
  DataType: 1,
  Data: Buffer.concat([jpegHead, Buffer.from(JSON.stringify(scene))]).toString('base64'),
});
