import type { LivenessMode } from '@selfsame/contract';
import type {
  AnalyseOptions,
  DialogueTextures,
  Evidence,
  TextureComparison,
  TurnedView,
} from '@selfsame/face';
import type { Kysely } from 'kysely';
import type { FindScale } from '../judge/match-scale.ts';
import type { CaptureTokenClaims } from '../platform/access/tokens.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Events } from '../platform/events.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { OneAtATime } from '../platform/one-at-a-time.ts';
import type { RelyingParty } from '../platform/relying-party.ts';
import type { StoredQuality } from '../store/account/stored-quality.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import type { Db, Vault } from '../store/seal/vault.ts';
import type { SessionRow } from '../store/session/session.ts';
import type { Database, MessageChannel } from '../store/tables.ts';

/** The face of an accepted enrolment, to be bound to its account. */
export interface Enrolment {
  tenantId: string;
  accountId: string;
  /** Unit length, by `modelId`. */
  template: Float32Array;
  /** The face from its sides; none after a passive capture. */
  views: readonly TurnedView[];
  modelId: string;
  /** The portrait as the camera page sent it, JPEG. */
  image: Uint8Array;
  dataType: number;
  isProofed: boolean;
  quality: StoredQuality;
  tempId: string;
  actor: Actor;
  now: Date;
}

/** A failed verification of an account, for its lockout. */
export interface FailedVerification {
  tenantId: string;
  accountId: string;
  sessionId: string;
  now: Date;
}

/** SMS and e-mail, as far as a session is concerned. */
export interface Delivery {
  /** Whether links can travel so; always for TransportType 0. */
  supports(transportType: number): boolean;
  /** Whether messages of a channel leave this server by themselves: what is kept in the outbox has reached nobody. */
  reaches(channel: MessageChannel): boolean;
  /** E.164. @throws Problem E_TRANSPORT_ADDRESS_NOT_VALID */
  readPhoneNumber(text: string): string;
  /** The address as mail servers take it. @throws Problem E_TRANSPORT_ADDRESS_NOT_VALID */
  readEmail(text: string): string;
  /**
   * Takes the link on its way, in the transaction that begins the session or resends its link.
   * @throws Problem E_RATE_LIMITED, E_INVALID_ARGUMENT
   */
  sendLink(
    tx: Db,
    link: { session: SessionRow; secrets: Record<MessageChannel, string>; resend: number },
  ): Promise<void>;
  /**
   * Takes a code on its way, in the transaction that makes it.
   * @throws Problem E_RATE_LIMITED
   */
  sendCode(
    tx: Db,
    message: { session: SessionRow; channel: MessageChannel; address: string; code: string; expiresAt: Date },
  ): Promise<void>;
  /**
   * Takes a notice on its way to all of the addresses, or to none, in the transaction that begins the wait it tells of.
   * @throws Problem E_RATE_LIMITED
   */
  sendNotice(
    tx: Db,
    notice: {
      session: SessionRow;
      targets: readonly { channel: MessageChannel; address: string }[];
      secret: string;
      dueAt: Date;
    },
  ): Promise<void>;
}

/** Addresses that the person of an account has shown to read; null where there is none. */
export interface VerifiedAddress {
  tenantId: string;
  accountId: string | null;
  /** Of an account that was created after the session began. */
  accountNumber: string | null;
  phoneNumber: string | null;
  email: string | null;
  /** Whether they may take the place of other addresses where the account has a passkey. */
  mayReplace: boolean;
  actor: Actor;
  now: Date;
}

/** The session, and its tenant, that an analysis is for. */
interface AnalysedSession {
  tenantId: string;
  sessionId: string;
}

/** The face engine; a session's analyses wait for those of others in turn. */
export interface SessionEngine {
  /** @throws EngineOverloaded; Problem E_TENANT_BUSY beyond the quota of the tenant */
  analyse(images: Uint8Array[], options: AnalyseOptions & AnalysedSession): Promise<Evidence>;
  /** @throws EngineOverloaded, Problem as `analyse` */
  compareTextures(
    textures: DialogueTextures,
    options: { signal?: AbortSignal } & AnalysedSession,
  ): Promise<TextureComparison>;
  readonly models: Evidence['models'];
}

/** All that the capture session needs of the rest; each use case takes the part it uses. */
export interface SessionDependencies {
  db: Kysely<Database>;
  clock: Clock;
  /** When this server began to serve: a dialogue whose last frame is older was cut off by its end, not let go. */
  servingSince: Date;
  vault: Vault;
  blobs: BlobStore;
  jobs: Pick<Jobs, 'add'>;
  events: Events<Db>;
  engine: SessionEngine;
  /** One frame of a session is looked at by this server at a time, however many ways it is sent by. */
  framesInFlight: OneAtATime;
  /** What the cosines of an embedder mean; null for one that does not run. */
  findScale: FindScale;
  /** What a liveness check asks for where the tenant has not said. */
  livenessMode: LivenessMode;
  /** Whole number from 0 to `below` − 1 that nobody can foresee. */
  randomBelow(below: number): number;
  /** Life of the data under a TempId, s; at most the contract's limit. */
  tempDataSec: number;
  /** Life of the hashes by which pictures are known again, s; 0: none are kept, and none are looked for. */
  replaySec: number;
  /** Token of an opened capture page. */
  issueCaptureToken(claims: CaptureTokenClaims): Promise<string>;
  /**
   * Finds the one usable face in an image that came with a request.
   * @throws Problem E_DATA_TYPE_NOT_SUPPORTED, E_TEMPLATE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE,
   *   E_BODY_TOO_LARGE, E_SERVER_BUSY
   */
  readFacialImage(
    tenantId: string,
    image: { DataType: number; Data: string },
    signal: AbortSignal,
  ): Promise<{ template: Float32Array; modelId: string }>;
  /**
   * Binds an accepted enrolment inside its transaction.
   * @throws Problem E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS, E_PERSON_ALREADY_ENROLLED, E_ACCOUNT_NOT_FOUND
   */
  bindCredential(tx: Db, enrolment: Enrolment): Promise<unknown>;
  delivery: Delivery;
  /** Where people reach the capture page. */
  baseUrl: string;
  /** Whom the passkeys of accounts are made for. */
  relyingParty: RelyingParty;
  /** Origins of sites beside those under its RP id that browsers let ask for its passkeys. */
  relatedOrigins: readonly string[];
  /** A text as QR code: side of its square, and an SVG path of the dark modules. */
  drawQr(text: string): { size: number; path: string };
  /** Writes the addresses to the account, if it lives, and marks them verified. */
  markAddressVerified(tx: Db, address: VerifiedAddress): Promise<unknown>;
  recordFailedAttempt(tx: Db, failure: FailedVerification): Promise<unknown>;
  clearFailedAttempts(tx: Db, success: Pick<FailedVerification, 'accountId' | 'sessionId'>): Promise<unknown>;
  /** Disables an account because something that begins in a sandbox orders it. @returns the reason on record */
  stopAccount(
    tx: Db,
    stop: { tenantId: string; accountId: string; way: 'lockedOut' | 'disabled'; now: Date },
  ): Promise<string>;
  /** Numbers in a face of an embedder. */
  dimensionOf(embedder: string): number;
  /** Waits by the machine's timer, ms. */
  wait(ms: number): Promise<unknown>;
  /** Makes the 1:N search of this process see a new credential; called after the commit, never rejects. */
  refreshGallery(): Promise<void>;
}
