import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { limits } from '@selfsame/contract';
import { bindCredential } from './account/bind-credential.ts';
import { clearFailedAttempts, recordFailedAttempt } from './account/failed-attempts.ts';
import { markAddressVerified } from './account/mark-address-verified.ts';
import { accountModule } from './account/module.ts';
import { analysePhoto, embedPicture } from './account/photo/analyse-photo.ts';
import { engineInTransaction, photoEngine } from './account/photo/photo-engine.ts';
import { readImage, requireDataType } from './account/photo/read-image.ts';
import type { AccountDependencies } from './account/routes.ts';
import { stopAccount } from './account/stop-account.ts';
import { auditModule } from './audit/module.ts';
import type { RecordSigner } from './audit/record-signer.ts';
import type { SharedEngine } from './face/share-engine.ts';
import { feedModule } from './feed/module.ts';
import { handoffModule } from './handoff/module.ts';
import { makeFirstKey } from './identity/bootstrap.ts';
import { disableKeysOfOperator, readKeysOfOperator } from './identity/keys-of-operator.ts';
import { identityModule } from './identity/module.ts';
import { integrationModule } from './integration/module.ts';
import { judgePhoto, livenessProbability } from './judge/signals/detector.ts';
import { looksModule } from './looks/module.ts';
import { notificationModule } from './notification/module.ts';
import type { Channels } from './notification/send/channel.ts';
import { readIssuer } from './oidc/issuers.ts';
import { oidcModule } from './oidc/module.ts';
import { createFaceScales, type FaceScales } from './open-face.ts';
import type { Storage } from './open-storage.ts';
import { openIdNeeds } from './openid-needs.ts';
import { insertSetUpLink, renewSetUpLink } from './operator/invitation/make-set-up-link.ts';
import { operatorModule } from './operator/module.ts';
import { overviewModule } from './overview/module.ts';
import type { Authentication } from './platform/access/admit.ts';
import type { TokenKeys, Tokens } from './platform/access/tokens.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/configuration/config.ts';
import type { Egress } from './platform/egress/egress.ts';
import type { Events } from './platform/events.ts';
import type { Handlers } from './platform/http/handler.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import { type Module, mergeHandlers, mergeLists } from './platform/module.ts';
import { OneAtATime } from './platform/one-at-a-time.ts';
import { qrPath } from './platform/qr-path.ts';
import { relyingParty } from './platform/relying-party.ts';
import { referenceModule } from './reference/module.ts';
import { retentionModule } from './retention/module.ts';
import { sandboxModule } from './sandbox/module.ts';
import type { FaceGallery } from './search/face-gallery.ts';
import { findDuplicates } from './search/find-duplicates.ts';
import { searchModule } from './search/module.ts';
import type { SearchDependencies } from './search/routes.ts';
import { describeServer } from './server-facts.ts';
import { openOnPhone } from './session/capture/open-capture.ts';
import { readCapture } from './session/capture/read-capture.ts';
import { endSessions } from './session/life/end-sessions.ts';
import { expireSessions } from './session/life/settle-expiry.ts';
import { sessionModule } from './session/module.ts';
import { endSeenDelays } from './session/passkey-delay/end-seen-delays.ts';
import { operationKinds, readSession, transactionKinds } from './session/read/read-session.ts';
import type { SessionDependencies } from './session/session-dependencies.ts';
import { settingsModule } from './settings/module.ts';
import type { SettingsDependencies } from './settings/settings-dependencies.ts';
import type { JobHealth } from './store/job-health.ts';
import type { Db } from './store/seal/vault.ts';
import { revokeInstallationKeysOf } from './tenant/key/revoke-installation-key.ts';
import { tenantModule } from './tenant/module.ts';
import { webhookModule } from './webhook/module.ts';
import { moveDeliveries } from './webhook/sandbox/move-deliveries.ts';

/** The parts that the modules are built of. */
export interface Parts extends Pick<Storage, 'db' | 'vault' | 'blobs'> {
  config: Config;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  jobs: Jobs;
  events: Events<Db>;
  /** Told what a quota of a tenant withheld without refusing a request. */
  onWithheld: (what: 'enrolment') => void;
  signer: RecordSigner;
  egress: Egress;
  engine: SharedEngine;
  gallery: FaceGallery;
  channels: Channels;
  tokens: Tokens;
  keys: TokenKeys;
  authentication: Authentication;
  version: string;
  readJobHealth(): Promise<JobHealth>;
}

/** All nouns of the API, and what the pages need of one of them. */
export interface Composition {
  handlers: Handlers;
  modules: readonly Module[];
  session: SessionDependencies;
}

/** Hands every module what it needs of the others; they know each other only here. */
export function composeModules(parts: Parts): Composition {
  const { clock, engine } = parts;
  const { baseUrl, livenessMode, messageLocale, messagesPerHour } = parts.config;
  const needs = { ...parts, baseUrl, livenessMode };
  const notification = notificationModule({ ...needs, messageLocale, messagesPerHour });
  const scales = createFaceScales(engine.embedders);
  const account = accountNeeds(parts, scales);
  const session = { ...sessionNeeds(parts, account, scales), delivery: notification.delivery };
  const nouns = [
    notification,
    accountModule(account),
    sessionModule({ ...session, metrics: parts.metrics, log: parts.log }),
    identityModule({ ...needs, jwks: jwksOf(parts), product: productOf(parts) }),
    searchModule(searchNeeds(parts, scales)),
    webhookModule({ ...needs, logDays: parts.config.webhookLogDays }),
    integrationModule({ ...needs, readIssuer: (tenantId) => readIssuer(needs, tenantId) }),
    looksModule(needs),
    overviewModule({
      ...needs,
      facts: describeServer(parts.config, {
        version: parts.version,
        startedAt: clock.now(),
        embedders: engine.embedders,
      }),
      expireSessions: (now, tenantId) => expireSessions(parts, now, tenantId),
    }),
    operatorModule({
      ...needs,
      readKeysOf: readKeysOfOperator,
      disableKeysOf: (tx, maker, by) => disableKeysOfOperator(parts, tx, maker, by),
      revokeInstallationKeysOf: (tx, maker, by) => revokeInstallationKeysOf(parts, tx, maker, by),
      delay: (ms) => setTimeout(ms),
    }),
    handoffModule({
      ...needs,
      readCapture: (principal) => readCapture(session, principal),
      openOnPhone: (link, browser) => openOnPhone(session, link, browser),
    }),
    auditModule({ ...needs, requireSession: (wanted) => requireSession(session, wanted) }),
    retentionModule(retentionNeeds(parts)),
    tenantModule({
      ...parts,
      makeFirstKey: (tx, options) => makeFirstKey(parts, tx, options),
      makeOwnerLink: (tx, options) =>
        insertSetUpLink({ events: parts.events, baseUrl }, tx, { ...options, purpose: 'setUp' }),
      renewOwnerLink: (tx, options) => renewSetUpLink({ events: parts.events, baseUrl }, tx, options),
    }),
    feedModule(parts),
    sandboxModule(sandboxNeeds(parts)),
    oidcModule(openIdNeeds(parts, session)),
    referenceModule(needs),
  ] as const;
  const settings = settingsModule(settingsNeeds(parts, { scales, session, lists: mergeLists(nouns) }));
  const modules = [...nouns, settings] as const;
  return { handlers: mergeHandlers(modules), modules, session };
}

function settingsNeeds(
  parts: Parts,
  {
    scales,
    session,
    lists,
  }: { scales: FaceScales; session: SettingsDependencies['embedding'] } & Pick<SettingsDependencies, 'lists'>,
): SettingsDependencies {
  const { fmrRange, calibration } = scales.primary;
  const supportedFmr = { least: fmrRange.min, most: fmrRange.max };
  return { ...parts, supportedFmr, calibration, lists, embedding: session };
}

const sandboxNeeds = (parts: Parts) => ({
  ...parts,
  refreshGallery: () => parts.gallery.refresh(),
  moveDeliveries: (tx: Db, moved: Parameters<typeof moveDeliveries>[2]) =>
    moveDeliveries(parts.jobs, tx, moved),
  expireSessions: (now: Date, tenantId: string) => expireSessions(parts, now, tenantId),
});

function searchNeeds(parts: Parts, scales: FaceScales): SearchDependencies {
  const { engine } = parts;
  return {
    ...parts,
    searchScale: (model) => scales.of(model).search,
    modelId: engine.models.embedder.id,
    analysePhoto: async (tenantId, image, { embedder, signal }) => {
      requireDataType(image);
      return analysePhoto(await photoEngine(parts, tenantId), image, { signal, embedder });
    },
  };
}

function accountNeeds(parts: Parts, scales: FaceScales): AccountDependencies {
  const { gallery, engine } = parts;
  const searchScale = (model: string) => scales.of(model).search;
  return {
    ...parts,
    findScale: scales.find,
    liveness: { judgePhoto, probability: livenessProbability },
    findDuplicates: (tx, probe) => findDuplicates({ gallery, searchScale }, tx, probe),
    embedPicture: (tenantId, image, embedder) =>
      embedPicture(engineInTransaction(engine, tenantId), image, embedder),
    refreshGallery: () => gallery.refresh(),
    endSessions: (tx, end) => endSessions(parts, tx, end),
    endSeenDelays: (tx, of) => endSeenDelays(parts, tx, of),
  };
}

function sessionNeeds(
  parts: Parts,
  account: AccountDependencies,
  scales: FaceScales,
): Omit<SessionDependencies, 'delivery'> {
  const { clock, engine, gallery, tokens } = parts;
  const { baseUrl, livenessMode, tempDataHours, replayDays } = parts.config;
  return {
    ...parts,
    baseUrl,
    relyingParty: relyingParty(baseUrl, parts.config.passkeyRpId),
    relatedOrigins: parts.config.passkeyRelatedOrigins,
    livenessMode,
    servingSince: clock.now(),
    framesInFlight: new OneAtATime(),
    findScale: scales.find,
    randomBelow: (below) => randomInt(below),
    tempDataSec: Math.min(tempDataHours * 3_600, limits.tempDataSec),
    replaySec: Math.min(replayDays * 86_400, limits.frameHashSec),
    issueCaptureToken: (claims) => tokens.issueCaptureToken(claims),
    readFacialImage: async (tenantId, image, signal) =>
      analysePhoto(await photoEngine(parts, tenantId), readImage(image).bytes, { signal }),
    bindCredential: (tx, enrolment) =>
      bindCredential(account, tx, {
        ...enrolment,
        description: null,
        externalId: null,
        sourceCredentials: [],
      }),
    drawQr: qrPath,
    markAddressVerified: (tx, proof) => markAddressVerified(parts, tx, proof),
    recordFailedAttempt: (tx, failure) => recordFailedAttempt(parts, tx, failure),
    clearFailedAttempts,
    stopAccount: (tx, stop) => stopAccount(parts, tx, stop),
    dimensionOf: (embedder) => dimensionOf(engine, embedder),
    wait: (ms) => setTimeout(ms),
    refreshGallery: () => gallery.refresh(),
  };
}

function dimensionOf({ embedders }: SharedEngine, embedder: string): number {
  const definition = embedders.find(({ id }) => id === embedder);
  if (!definition) throw new Error(`The embedder ${embedder} does not run here`);
  return definition.dimension;
}

function retentionNeeds(parts: Parts) {
  const purge = {
    ...parts,
    replaySec: parts.config.replayDays * 86_400,
    expireSessions: (now: Date) => expireSessions(parts, now),
  };
  return { purge, orphans: purge, log: parts.log };
}

const productOf = ({ version }: Parts) => ({
  ProductName: 'Selfsame',
  ProductVersion: version,
  ProtocolVersion: '1',
});

/** Public keys of tokens and of records; both change while the server runs. */
const jwksOf = ({ keys, signer }: Parts): TokenKeys['jwks'] => ({
  get keys() {
    return [...keys.jwks.keys, ...signer.jwks.keys];
  },
});

function requireSession(
  session: SessionDependencies,
  { tenantId, id, kind }: { tenantId: string; id: string; kind: 'operation' | 'transaction' },
) {
  const kinds = kind === 'operation' ? operationKinds : transactionKinds;
  return readSession(session, { tenantId, id, kinds });
}
