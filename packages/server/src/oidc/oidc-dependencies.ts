import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Egress } from '../platform/egress/egress.ts';
import type { Caller, Events } from '../platform/events.ts';
import type { Log } from '../platform/log.ts';
import type { Db, Vault } from '../store/seal/vault.ts';
import type { SessionRow } from '../store/session/session.ts';
import type { Database } from '../store/tables.ts';

/** What a verification of a sign-in is begun with. */
export interface WantedVerification {
  /** Name of the transaction template. */
  template: string;
  /** A ConfirmationCredentialType. */
  credentialType: number;
  /** What the person is signing in to. */
  application: { label: string; name: string };
  locale: string;
  timeoutSec: number;
}

/** An enrolment whose link is sent to an account. */
export interface WantedEnrolment {
  accountNumber: string;
  email: string | null;
  phoneNumber: string | null;
  /** A TransportType. */
  transportType: number;
  locale: string;
  timeoutSec: number;
}

/** What the provider needs of the rest. */
export interface OidcDependencies {
  db: Kysely<Database>;
  clock: Clock;
  vault: Vault;
  events: Events<Db>;
  egress: Pick<Egress, 'request'>;
  log: Pick<Log, 'error' | 'warn'>;
  /** Told what a quota of a tenant withheld without refusing a request. */
  onWithheld: (what: 'enrolment') => void;
  /** Where people reach this server; issuers begin with it. */
  baseUrl: string;
  /** Begins the verification of an account. @throws Problem when the account cannot be verified so */
  beginVerification(caller: Caller, accountNumber: string, wanted: WantedVerification): Promise<string>;
  /** Begins a verification that looks the same and that nobody can pass. @throws Problem E_OPERATION_NAME_NOT_FOUND */
  beginDecoy(caller: Caller, wanted: WantedVerification): Promise<string>;
  /** Begins the enrolment of a face and sends its link. @throws Problem when it cannot be begun or sent */
  beginEnrolment(caller: Caller, wanted: WantedEnrolment): Promise<string>;
  /** Whether links can travel so. @param transportType a TransportType */
  supportsTransport(transportType: number): boolean;
  /** A verification, expiry settled. @throws Problem E_OPERATION_NOT_FOUND */
  readVerification(tenantId: string, id: string): Promise<SessionRow>;
  /** Address of the page of a verification; null once it can't be opened any more. */
  readPage(session: SessionRow): Promise<string | null>;
  /** E.164. @throws Problem E_TRANSPORT_ADDRESS_NOT_VALID */
  readPhoneNumber(text: string): string;
}
