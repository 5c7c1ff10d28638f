import type {
  CaptureOutcome,
  IntegrationClientType,
  MessageResourceName,
  OperatorRole,
  PasskeyStandIn,
  PortalLocale,
  Remedy,
  ReviewReason,
  Role,
  SandboxFault,
  SecondFactor,
  SubjectType,
  UsernameMapping,
} from '@selfsame/contract';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AccountTextColumns } from './account/account-texts.ts';

/** Bytes as `pg` gives and takes them. */
type Bytes = Buffer;
/** timestamptz: read as Date, written as Date. */
type Timestamp = ColumnType<Date, Date, Date>;
type Json = ColumnType<StoredJson, string, string>;
type JsonWithDefault = ColumnType<StoredJson, string | undefined, string>;
type NullableJson = ColumnType<StoredJson | null, string | null | undefined, string | null>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** Columns that another file declares, each a text or nothing. */
type NullableTexts<Columns> = { [Column in keyof Columns]: Nullable<string> };
type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;

export type DataKeyPurpose = 'account' | 'capture' | 'session' | 'tenant' | 'operator' | 'sandbox';
export type InvitePurpose = 'setUp' | 'recovery' | 'invitation';
export type CeremonyKind = 'passkeySignIn' | 'passkeyCreation' | 'passkeyConfirmation' | 'totp';
export type SessionKind = 'selfie' | 'enrolment' | 'verification';
export type SigningPurpose = 'token' | 'record' | 'oidc';
export type AuditLevel = 'Information' | 'Warning';
export type ActorKind = 'api' | 'user' | 'operator' | 'system';
export type WebhookDeliveryStatus = 'pending' | 'succeeded' | 'failed' | 'canceled';
/** What may stand in for a passkey by policy, and a known browser, which does so by itself. */
export type StoredStandIn = PasskeyStandIn | 'browser';
export type MessageChannel = 'sms' | 'email';
export type MessagePurpose = 'link' | 'code' | 'notice';
export type MessageState = 'queued' | 'sent' | 'failed' | 'canceled' | 'outbox';
export type AttemptState = 'open' | 'analysing' | 'finished' | 'abandoned';

declare const unread: unique symbol;

/**
 * JSON as the database gives it, which nobody has read yet. The reader of its column (`jsonColumn`) holds it against a
 * schema; a cast to something else does not compile.
 */
export interface StoredJson {
  readonly [unread]: true;
}

/** The database as the query builder sees it; the truth is `migrations/*.sql`. */
export interface Database {
  tenant: {
    id: string;
    customer_number: string;
    customer_name: string;
    created_at: Timestamp;
    /** Its owners own the installation: they make, stop and erase the other tenants. */
    owns_installation: WithDefault<boolean>;
    /** Whether it is there to build against; never changes. */
    sandbox: WithDefault<boolean>;
    /** How far its clock was moved forward, s. */
    aged_sec: WithDefault<number>;
    disabled_at: NullableTimestamp;
    disable_reason: WithDefault<string>;
    /** When its erasure began. */
    erasing_at: NullableTimestamp;
    /** The `TenantContents` from when the erasure began. */
    erasing_stock: NullableJson;
    erased_at: NullableTimestamp;
    /** Quotas; null: any number. */
    most_accounts: Nullable<number>;
    most_transactions_per_day: Nullable<number>;
    most_analyses_at_once: Nullable<number>;
    most_storage_bytes: Nullable<string>;
  };
  tenant_usage: {
    tenant_id: string;
    what: 'accounts' | 'transactions' | 'storage';
    /** Days since 1970-01-01, UTC. */
    day: Nullable<number>;
    amount: string;
  };
  data_key: {
    id: string;
    tenant_id: string;
    purpose: DataKeyPurpose;
    master_key_id: string;
    wrapped: Bytes;
    created_at: Timestamp;
  };
  master_key: { id: string; created_at: WithDefault<Date>; retired_at: NullableTimestamp };
  api_key: {
    id: string;
    tenant_id: string;
    external_id: string;
    value_hash: Bytes;
    description: Nullable<string>;
    roles: Role[];
    enabled: WithDefault<boolean>;
    disable_reason: WithDefault<string>;
    /** Refuses requests with fields that their operation does not have, instead of ignoring those. */
    rejects_unknown_fields: WithDefault<boolean>;
    /** The operator who made the key, or who made the key that it was made with. */
    operator_id: Nullable<string>;
    expires_at: NullableTimestamp;
    /** When a token was last drawn with it, to the minute. */
    last_used_at: NullableTimestamp;
    created_at: Timestamp;
    modified_at: Timestamp;
    deleted_at: NullableTimestamp;
  };
  installation_key: {
    id: string;
    /** The tenant that owns the installation. */
    tenant_id: string;
    external_id: string;
    value_hash: Bytes;
    description: string;
    /** The portal user who made it; null: the command line did. */
    operator_id: Nullable<string>;
    created_at: Timestamp;
    expires_at: NullableTimestamp;
    last_used_at: NullableTimestamp;
    revoked_at: NullableTimestamp;
  };
  refresh_token: {
    id: string;
    family_id: string;
    tenant_id: string;
    api_key_id: string;
    token_hash: Bytes;
    created_at: Timestamp;
    expires_at: Timestamp;
    used_at: NullableTimestamp;
    revoked_at: NullableTimestamp;
  };
  /** Families of refresh tokens that ended by a detected theft, while any of their tokens may live. */
  revoked_family: { family_id: string; tenant_id: string; expires_at: Timestamp };
  signing_key: {
    id: string;
    public_jwk: Json;
    private_sealed: Bytes;
    created_at: Timestamp;
    retired_at: NullableTimestamp;
    purpose: WithDefault<SigningPurpose>;
  };
  account: NullableTexts<AccountTextColumns> & {
    id: string;
    tenant_id: string;
    account_number: string;
    version: WithDefault<number>;
    display_name: string;
    external: NullableJson;
    rules: WithDefault<number>;
    custom: WithDefault<boolean>;
    enabled: WithDefault<boolean>;
    /** When it was disabled last. */
    disabled_at: NullableTimestamp;
    disable_reason: WithDefault<string>;
    email_verified: WithDefault<boolean>;
    phone_number_verified: WithDefault<boolean>;
    /** When the address, or whether it is confirmed, was changed last. */
    email_changed_at: NullableTimestamp;
    phone_number_changed_at: NullableTimestamp;
    data_key_id: Nullable<string>;
    created_at: Timestamp;
    modified_at: Timestamp;
    deleted_at: NullableTimestamp;
    search_text: GeneratedAlways<string>;
    has_credential: GeneratedAlways<boolean>;
  };
  failed_attempt: {
    id: string;
    tenant_id: string;
    account_id: string;
    failed_at: Timestamp;
    /** A sign-in of the OpenID Provider began the verification. */
    at_sign_in: WithDefault<boolean>;
  };
  biometric_credential: {
    id: string;
    tenant_id: string;
    account_id: string;
    external_id: Nullable<string>;
    description: Nullable<string>;
    credential_type: WithDefault<number>;
    data_type: number;
    is_proofed: boolean;
    source_credentials: JsonWithDefault;
    model_id: string;
    template_sealed: Nullable<Bytes>;
    views_sealed: Nullable<Bytes>;
    image_blob_id: Nullable<string>;
    /** Of the sealed picture; null: not measured yet. */
    blob_bytes: Nullable<number>;
    data_key_id: Nullable<string>;
    quality: JsonWithDefault;
    temp_id: Nullable<string>;
    written_by: Generated<string>;
    rev: Generated<string>;
    created_at: Timestamp;
    modified_at: Timestamp;
    deleted_at: NullableTimestamp;
  };
  session: {
    id: string;
    tenant_id: string;
    kind: SessionKind;
    name: string;
    status: WithDefault<number>;
    message: Nullable<string>;
    credential_type: WithDefault<number>;
    check_liveness: boolean;
    transport_type: WithDefault<number>;
    secret_sealed: Nullable<Bytes>;
    data_key_id: Nullable<string>;
    account_id: Nullable<string>;
    account_number: Nullable<string>;
    reference_sealed: Nullable<Bytes>;
    reference_model_id: Nullable<string>;
    false_match_rate: Nullable<number>;
    phone_number: Nullable<string>;
    email: Nullable<string>;
    introduction_text: Nullable<string>;
    return_url: Nullable<string>;
    codeword: Nullable<string>;
    tag: Nullable<string>;
    title: Nullable<string>;
    custom_data: JsonWithDefault;
    additional_data: NullableJson;
    payload: NullableJson;
    locale: Nullable<string>;
    wrong_secrets: WithDefault<number>;
    /** Links that were opened: 1 by SMS, 2 by e-mail, 3 both. */
    opened_by: WithDefault<number>;
    attempts_used: WithDefault<number>;
    /** Summary of the decision: scores, thresholds, model ids. Never pixels or embeddings. */
    result: NullableJson;
    /** `reason` of the result. */
    end_reason: Nullable<string>;
    /** When the user approved what a verification is about, and agreed to pictures being taken. */
    approved_at: NullableTimestamp;
    consented_at: NullableTimestamp;
    /** When a capture was asked for first. */
    capture_at: NullableTimestamp;
    /** When the embedding page loaded a script of the control interface for this session first. */
    control_at: NullableTimestamp;
    temp_id: Nullable<string>;
    /** Whether it takes part of its tenant's quota of the day. */
    is_counted: WithDefault<boolean>;
    started_at: Timestamp;
    expires_at: Timestamp;
    ended_at: NullableTimestamp;
    /** When its link was opened first. */
    opened_at: NullableTimestamp;
    /** When a capture in doubt was handed to operators. */
    review_at: NullableTimestamp;
    /** The passkey that it saw, the `PasskeyRecord` of it, and when. */
    passkey_id: Nullable<string>;
    passkey: NullableJson;
    passkey_at: NullableTimestamp;
    passkey_refused: WithDefault<number>;
    /** What asked for the passkey. */
    passkey_rule: Nullable<string>;
    /** Whether a key that is on more than one device is taken. */
    passkey_synced: WithDefault<boolean>;
    passkey_offer: WithDefault<boolean>;
    /** What may stand in for the passkey, when the person said that it is not there, and when something stood in for it. */
    passkey_stand_in: WithDefault<StoredStandIn>;
    /** How long the wait is that stands in, hours; and when it is over. */
    passkey_delay_hours: Nullable<number>;
    passkey_due_at: NullableTimestamp;
    passkey_missing_at: NullableTimestamp;
    passkey_stood_in_at: NullableTimestamp;
    /** When the face was accepted that a code or a wait has to come after. */
    passkey_face_at: NullableTimestamp;
    /** Whether its tenant is a sandbox, and the `SandboxOrder` of one. */
    sandbox: WithDefault<boolean>;
    sandbox_order: NullableJson;
    /** The known browser that stood in for the passkey. */
    passkey_browser_id: Nullable<string>;
    /** The capture token (its jti) of the page that showed the passkey, or said that it is missing. */
    passkey_by: Nullable<string>;
  };
  account_browser: {
    id: string;
    tenant_id: string;
    account_id: string;
    session_id: Nullable<string>;
    /** SHA-256 of 256 random bits that the browser alone holds. */
    token_hash: Bytes;
    browser: string;
    created_at: Timestamp;
    expires_at: Timestamp;
    /** When its session was accepted; it counts for nothing before. */
    confirmed_at: NullableTimestamp;
    last_used_at: NullableTimestamp;
  };
  passkey_code: {
    session_id: string;
    tenant_id: string;
    code_sealed: Bytes;
    channel: MessageChannel;
    sent: number;
    wrong: WithDefault<number>;
    expires_at: Timestamp;
  };
  passkey_ceremony: {
    session_id: string;
    tenant_id: string;
    id: string;
    step: 'assert' | 'enrol' | 'offer';
    challenge: string;
    /** Of the page around ours that asks; null: our own. */
    origin: Generated<string | null>;
    expires_at: Timestamp;
  };
  account_passkey: {
    id: string;
    tenant_id: string;
    account_id: string;
    /** base64url, as WebAuthn writes it. */
    credential_id: string;
    /** COSE. */
    public_key: Bytes;
    counter: ColumnType<string, string | number, string | number>;
    transports: string[];
    aaguid: string;
    backup_eligible: boolean;
    backed_up: boolean;
    rp_id: string;
    description: string;
    created_at: Timestamp;
    last_used_at: NullableTimestamp;
  };
  attempt: {
    id: string;
    session_id: string;
    tenant_id: string;
    state: AttemptState;
    challenge: Json;
    claimed_at: NullableTimestamp;
    outcome: Nullable<CaptureOutcome['outcome']>;
    remedies: WithDefault<Remedy[]>;
    evidence: NullableJson;
    created_at: Timestamp;
    due_at: Timestamp;
    finished_at: NullableTimestamp;
  };
  temp_capture: {
    id: string;
    tenant_id: string;
    session_id: string;
    data_key_id: Nullable<string>;
    model_id: string;
    template_sealed: Nullable<Bytes>;
    views_sealed: Nullable<Bytes>;
    image_blob_id: Nullable<string>;
    /** Of the sealed picture; null: not measured yet. */
    blob_bytes: Nullable<number>;
    data_type: number;
    quality: JsonWithDefault;
    liveness: NullableJson;
    created_at: Timestamp;
    expires_at: Timestamp;
  };
  review: {
    session_id: string;
    tenant_id: string;
    attempt_id: string;
    state: WithDefault<'open' | 'held' | 'accepted' | 'rejected' | 'closed'>;
    reasons: WithDefault<ReviewReason[]>;
    /** People who must accept. */
    needed: number;
    can_accept: boolean;
    data_key_id: Nullable<string>;
    model_id: string;
    template_sealed: Nullable<Bytes>;
    blob_ids: WithDefault<string[]>;
    /** Of all of them. */
    blob_bytes: Nullable<number>;
    /** SHA-256 (hex) of all its pictures as they arrived; none in rows of before. */
    inputs: WithDefault<string[]>;
    /** Index into `blob_ids`. */
    portrait: number;
    shows_frames: boolean;
    quality: JsonWithDefault;
    created_at: Timestamp;
    ended_at: NullableTimestamp;
  };
  review_decision: {
    session_id: string;
    operator_id: string;
    decision: 'accept' | 'reject';
    note: Nullable<string>;
    created_at: Timestamp;
  };
  tenant_setting: {
    tenant_id: string;
    name: string;
    value: Json;
    version: WithDefault<number>;
  };
  transaction_template: {
    id: string;
    tenant_id: string;
    name: string;
    description: Nullable<string>;
    title: Nullable<string>;
    false_match_rate: Nullable<number>;
    check_liveness: Nullable<boolean>;
    second_factor: Nullable<SecondFactor>;
    synced_passkeys: Nullable<boolean>;
    without_key: Nullable<PasskeyStandIn>;
    enabled: WithDefault<boolean>;
    created_at: Timestamp;
    deleted_at: NullableTimestamp;
  };
  audit_event: {
    id: string;
    tenant_id: string;
    type: string;
    level: AuditLevel;
    actor_kind: ActorKind;
    actor_id: Nullable<string>;
    /** What the event is about: kind of thing → id. */
    subject: Json;
    data: Json;
    host_name: string;
    occurred_at: Timestamp;
    entry: Generated<string>;
    sequence: Nullable<string>;
    hash: Nullable<Bytes>;
  };
  tenant_look: {
    tenant_id: string;
    /** A `StoredLook`. */
    look: Json;
    logo: Nullable<Bytes>;
    logo_type: Nullable<string>;
    logo_hash: Nullable<Bytes>;
    version: number;
  };
  handoff: {
    id: string;
    session_id: string;
    tenant_id: string;
    token_hash: Bytes;
    code: string;
    created_at: Timestamp;
    expires_at: Timestamp;
    device_hash: Nullable<Bytes>;
    claimed_at: NullableTimestamp;
  };
  audit_checkpoint: { tenant_id: string; sequence: string; statement: string; created_at: Timestamp };
  receipt: { session_id: string; tenant_id: string; statement: string; created_at: Timestamp };
  erasure_certificate: {
    id: string;
    tenant_id: string;
    /** null in the certificate of a whole tenant. */
    account_id: Nullable<string>;
    statement: string;
    created_at: Timestamp;
  };
  webhook_setting: {
    tenant_id: string;
    version: number;
    enabled: boolean;
    url: string;
    connect_timeout: number;
    auth_mode: number;
    login: string | null;
    validate_certificate: boolean;
    allowed_thumbprints: string;
    data_key_id: string;
    password_sealed: Bytes | null;
    secret_sealed: Bytes;
    previous_secret_sealed: Nullable<Bytes>;
    previous_secret_until: NullableTimestamp;
    disabled_reason: Nullable<string>;
    modified_at: Timestamp;
  };
  webhook_delivery: {
    id: string;
    tenant_id: string;
    event_type: number;
    account_number: string | null;
    body: string;
    status: WithDefault<WebhookDeliveryStatus>;
    attempts: WithDefault<number>;
    round_attempts: WithDefault<number>;
    next_attempt_at: NullableTimestamp;
    leased_until: NullableTimestamp;
    status_code: Nullable<number>;
    error: Nullable<string>;
    created_at: Timestamp;
    finished_at: NullableTimestamp;
    /** The operation or transaction it tells of. */
    session_id: Nullable<string>;
    /** Its place in the live feed, once it is over. */
    entry: Nullable<string>;
  };
  webhook_fault: {
    tenant_id: string;
    place: number;
    fault: SandboxFault;
    left_count: number;
    delay_sec: number | null;
  };
  webhook_attempt: {
    delivery_id: string;
    number: number;
    url: string;
    request_headers: Json;
    status_code: number | null;
    response_headers: NullableJson;
    response_body: string | null;
    error: string | null;
    started_at: Timestamp;
    duration_ms: number;
    /** What it suffered in a sandbox. */
    fault: Nullable<SandboxFault>;
  };
  message: {
    id: string;
    tenant_id: string;
    session_id: string;
    channel: MessageChannel;
    purpose: WithDefault<MessagePurpose>;
    state: MessageState;
    /** 0 the first message, then 1, 2, … */
    resend: number;
    tries: WithDefault<number>;
    held_until: NullableTimestamp;
    failure: Nullable<string>;
    content_sealed: Nullable<Bytes>;
    created_at: Timestamp;
    finished_at: NullableTimestamp;
  };
  message_template: {
    id: string;
    tenant_id: string;
    operation_id: string;
    name: MessageResourceName;
    locale: string;
    content: string;
    version: WithDefault<number>;
    created_at: Timestamp;
    modified_at: Timestamp;
    deleted_at: NullableTimestamp;
  };
  challenge_dialogue: {
    attempt_id: string;
    session_id: string;
    /** A `Dialogue` of the session module. */
    progress: Json;
    reference_sealed: Nullable<Bytes>;
    created_at: Timestamp;
    updated_at: Timestamp;
  };
  challenge_face: {
    attempt_id: string;
    place: string;
    sealed: Bytes;
  };
  frame_hash: {
    id: Generated<string>;
    tenant_id: string;
    attempt_id: string;
    hash: Bytes;
    bands: number[];
    version: Generated<number>;
    created_at: Timestamp;
  };
  rate_window: {
    key: Bytes;
    calls: number;
    ends_at: Timestamp;
  };
  operator: {
    id: string;
    tenant_id: string;
    role: OperatorRole;
    display_name: string;
    email: Nullable<string>;
    email_key: Nullable<string>;
    locale: Nullable<PortalLocale>;
    enabled: WithDefault<boolean>;
    /** PHC string of Argon2id. */
    password_hash: Nullable<string>;
    data_key_id: Nullable<string>;
    totp_sealed: Nullable<Bytes>;
    /** bigint: read as text. */
    totp_step: ColumnType<string | null, string | number | null | undefined, string | number | null>;
    recovery_hashes: WithDefault<Bytes[]>;
    /** Browsers that signed in before are known no longer. */
    devices_since: NullableTimestamp;
    last_seen_at: NullableTimestamp;
    created_at: Timestamp;
    modified_at: Timestamp;
  };
  operator_session: {
    id: string;
    operator_id: string;
    token_hash: Bytes;
    browser: string;
    created_at: Timestamp;
    /** When this person last proved who it is. */
    confirmed_at: Timestamp;
    last_seen_at: Timestamp;
    expires_at: Timestamp;
  };
  operator_invite: {
    id: string;
    tenant_id: string;
    purpose: InvitePurpose;
    role: OperatorRole;
    email: Nullable<string>;
    token_hash: Bytes;
    invited_by: Nullable<string>;
    created_at: Timestamp;
    expires_at: Timestamp;
  };
  operator_passkey: {
    id: string;
    operator_id: string;
    /** base64url, as WebAuthn writes it. */
    credential_id: string;
    /** COSE. */
    public_key: Bytes;
    counter: ColumnType<string, string | number, string | number>;
    transports: string[];
    backed_up: boolean;
    name: string;
    created_at: Timestamp;
    last_used_at: NullableTimestamp;
  };
  operator_ceremony: {
    id: string;
    kind: CeremonyKind;
    operator_id: Nullable<string>;
    invite_id: Nullable<string>;
    future_id: Nullable<string>;
    challenge: Nullable<string>;
    data_key_id: Nullable<string>;
    secret_sealed: Nullable<Bytes>;
    expires_at: Timestamp;
  };
  oidc_integration: {
    /** The client_id. */
    id: string;
    tenant_id: string;
    name: string;
    display_name: string;
    enabled: WithDefault<boolean>;
    client_type: IntegrationClientType;
    secret_hash: Nullable<Bytes>;
    previous_secret_hash: Nullable<Bytes>;
    previous_secret_until: NullableTimestamp;
    public_keys: NullableJson;
    redirect_uris: string[];
    post_logout_redirect_uris: WithDefault<string[]>;
    backchannel_logout_uri: Nullable<string>;
    access_token_lifetime_sec: number;
    refresh_token_lifetime_sec: number;
    username_mapping: UsernameMapping;
    self_enrolment_flow: Nullable<string>;
    verification_template: string;
    subject_type: SubjectType;
    external_method: NullableJson;
    version: WithDefault<number>;
    created_at: Timestamp;
    modified_at: Timestamp;
  };
  oidc_issuer: {
    tenant_id: string;
    data_key_id: string;
    subject_key_sealed: Bytes;
    created_at: Timestamp;
  };
  oidc_record: {
    tenant_id: string;
    /** A model of oidc-provider. */
    model: string;
    /** SHA-256 of what it is found by. */
    id_hash: Bytes;
    grant_hash: Nullable<Bytes>;
    uid_hash: Nullable<Bytes>;
    account_id: Nullable<string>;
    payload_sealed: Bytes;
    consumed_at: NullableTimestamp;
    expires_at: Timestamp;
  };
  oidc_sign_in: {
    interaction_hash: Bytes;
    tenant_id: string;
    session_id: string;
    /** null: nobody can sign in under the name that was given. */
    account_id: Nullable<string>;
    /** The capture token that approved last; null: none did. */
    approved_by: Nullable<string>;
    expires_at: Timestamp;
  };
  sign_in_failure: { id: string; key_hash: Bytes; failed_at: Timestamp };
}
