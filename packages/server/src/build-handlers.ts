import { randomInt } from 'node:crypto';
import { type LivenessMode, limits } from '@selfsame/contract';
import type { FaceEngine } from '@selfsame/face';
import { analysePhoto } from './account/analyse-photo.ts';
import { bindCredential } from './account/bind-credential.ts';
import { clearFailedAttempts, recordFailedAttempt } from './account/lockout.ts';
import { markAddressVerified } from './account/mark-address-verified.ts';
import { readImage, requireDataType } from './account/read-image.ts';
import type { AccountDependencies } from './account/routes.ts';
import { accountHandlers } from './account/routes.ts';
import type { RecordSigner } from './audit/record-signer.ts';
import { auditHandlers } from './audit/routes.ts';
import { handoffHandlers } from './handoff/routes.ts';
import { identityHandlers } from './identity/routes.ts';
import { listDeclarations } from './list-declarations.ts';
import { looksHandlers } from './looks/routes.ts';
import { createDelivery } from './notification/create-delivery.ts';
import type { NotificationDependencies } from './notification/notification-dependencies.ts';
import { notificationHandlers } from './notification/routes.ts';
import { scales } from './open-face.ts';
import type { Storage } from './open-storage.ts';
import type { OperatorDependencies } from './operator/operator-dependencies.ts';
import { operatorHandlers } from './operator/routes.ts';
import type { ServerFacts } from './overview/read-status.ts';
import { overviewHandlers } from './overview/routes.ts';
import type { TokenKeys, Tokens } from './platform/access.ts';
import type { Clock } from './platform/clock.ts';
import type { Egress } from './platform/egress.ts';
import type { Events } from './platform/events.ts';
import type { Handlers } from './platform/handler.ts';
import type { Jobs } from './platform/jobs.ts';
import { qrPath } from './platform/qr-path.ts';
import type { FaceGallery } from './search/face-gallery.ts';
import { findDuplicates } from './search/find-duplicates.ts';
import { searchHandlers } from './search/routes.ts';
import { endSessions } from './session/end-sessions.ts';
import { openOnPhone } from './session/open-capture.ts';
import { readCapture } from './session/read-capture.ts';
import { operationKinds, readSession, transactionKinds } from './session/read-session.ts';
import { sessionHandlers } from './session/routes.ts';
import type { SessionDependencies } from './session/session-dependencies.ts';
import { expireSessions } from './session/settle-expiry.ts';
import { settingsHandlers } from './settings/routes.ts';
import type { JobHealth } from './store/job-health.ts';
import type { Db } from './store/vault.ts';
import { webhookHandlers } from './webhook/routes.ts';

/** The parts that the modules are built of. */
export interface Parts extends Pick<Storage, 'db' | 'vault' | 'blobs'> {
  clock: Clock;
  jobs: Jobs;
  events: Events<Db>;
  signer: RecordSigner;
  egress: Egress;
  engine: FaceEngine;
  gallery: FaceGallery;
  tokens: Tokens;
  keys: TokenKeys;
  tempDataSec: number;
  /** Where phones reach this server. */
  baseUrl: string;
  livenessMode: LivenessMode;
  notification: NotificationDependencies;
  version: string;
  facts: ServerFacts;
  readJobHealth(): Promise<JobHealth>;
  delay: OperatorDependencies['delay'];
}

/** Hands every module what it needs of the others; they know each other only here. */
export function buildHandlers(parts: Parts): { handlers: Handlers; session: SessionDependencies } {
  const { db, clock, events, engine, gallery, tokens, keys } = parts;
  const account: AccountDependencies = {
    ...parts,
    scale: scales.match,
    liveness: scales.liveness,
    findDuplicates: (tx, probe) => findDuplicates({ gallery, scale: scales.search }, tx, probe),
    refreshGallery: () => gallery.refresh(),
    endSessions: (tx, end) => endSessions(parts, tx, end),
  };
  const session: SessionDependencies = {
    ...parts,
    servingSince: clock.now(),
    scale: scales.match,
    randomBelow: (below) => randomInt(below),
    tempDataSec: Math.min(parts.tempDataSec, limits.tempDataSec),
    issueCaptureToken: (claims) => tokens.issueCaptureToken(claims),
    readFacialImage: (image, signal) => analysePhoto(engine, readImage(image).bytes, signal),
    bindCredential: (tx, enrolment) =>
      bindCredential(account, tx, {
        ...enrolment,
        description: null,
        externalId: null,
        sourceCredentials: [],
      }),
    delivery: createDelivery(parts.notification),
    drawQr: qrPath,
    markAddressVerified: (tx, proof) => markAddressVerified(parts, tx, proof),
    recordFailedAttempt: (tx, failure) => recordFailedAttempt(parts, tx, failure),
    clearFailedAttempts,
    refreshGallery: () => gallery.refresh(),
  };
  const product = { ProductName: 'Selfsame', ProductVersion: parts.version, ProtocolVersion: '1' };
  const jwks = {
    // Keys of tokens change while the server runs.
    get keys() {
      return [...keys.jwks.keys, ...parts.signer.jwks.keys];
    },
  };
  const handlers = {
    ...identityHandlers({ db, clock, events, tokens, jwks, product }),
    ...settingsHandlers({
      db,
      clock,
      events,
      supportedFmr: scales.supportedFmr,
      calibration: scales.calibration,
      lists: listDeclarations,
    }),
    ...accountHandlers(account),
    ...searchHandlers({
      ...parts,
      scale: scales.search,
      modelId: engine.models.embedder.id,
      analysePhoto: (image, signal) => {
        requireDataType(image);
        return analysePhoto(engine, image, signal);
      },
    }),
    ...notificationHandlers(parts.notification),
    ...webhookHandlers(parts),
    ...sessionHandlers(session),
    ...looksHandlers(parts),
    ...overviewHandlers({
      ...parts,
      expireSessions: (now, tenantId) => expireSessions(parts, now, tenantId),
    }),
    ...operatorHandlers(parts),
    ...handoffHandlers({
      ...parts,
      readCapture: (principal) => readCapture(session, principal),
      openOnPhone: (link) => openOnPhone(session, link),
    }),
    ...auditHandlers({
      db,
      clock,
      events,
      requireSession: ({ tenantId, id, kind }) =>
        readSession(session, {
          tenantId,
          id,
          kinds: kind === 'operation' ? operationKinds : transactionKinds,
        }),
    }),
  };
  return { handlers, session };
}
