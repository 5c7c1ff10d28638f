import { availableParallelism } from 'node:os';
import { livenessModes } from '@selfsame/contract';
import { type Static, type TSchema, Type } from 'typebox';
import { logLevels } from '../log.ts';
import { httpScheme, MessageSettings } from './message-settings.ts';

/** What a setting says about itself beside its schema. */
export interface SettingMeta {
  /** Name of the environment variable. */
  env: string;
  /** Ends the sentence "… must be". */
  allowed: string;
  description: string;
  /** Never printed, and `<env>_FILE` may name a file that holds it. */
  secret?: boolean;
  /** Default as the documentation puts it, where the value itself would mislead. */
  defaultText?: string;
}

const whole = (meta: SettingMeta, minimum: number, maximum: number, byDefault: number) =>
  Type.Integer({ ...meta, minimum, maximum, default: byDefault });
const text = (meta: SettingMeta, options: { pattern?: string; default?: string } = {}) =>
  Type.String({ ...meta, minLength: 1, ...options });

/** Every setting of the process, by the name it has inside. The documentation is written from this. */
export const ConfigSchema = Type.Object({
  port: whole(
    {
      env: 'SELFSAME_PORT',
      allowed: 'a whole number from 1 to 65535',
      description: 'TCP port of the HTTP server.',
    },
    1,
    65_535,
    8_080,
  ),
  host: text(
    {
      env: 'SELFSAME_HOST',
      allowed: 'a host name or IP address of this machine',
      description:
        'Address to listen on. By default this machine only. `0.0.0.0` opens it to the network on purpose: for a reverse proxy on another machine, a container, or a phone (phones also need `SELFSAME_BASE_URL` with https, because browsers give no camera to plain http).',
    },
    { pattern: '^[A-Za-z0-9.:%_-]+$', default: 'localhost' },
  ),
  baseUrl: Type.Optional(
    text(
      {
        env: 'SELFSAME_BASE_URL',
        allowed: 'an http or https origin without a path, for example https://id.example.com',
        description: 'How users reach this server; links begin with it.',
        defaultText: 'http://localhost:<port>',
      },
      // A scheme and a host have no case (RFC 3986, 3.1 and 3.2.2).
      { pattern: `^${httpScheme}://[^/?#\\s]+/?$` },
    ),
  ),
  passkeyRpId: Type.Optional(
    text(
      {
        env: 'SELFSAME_PASSKEY_RP_ID',
        allowed: 'the host of SELFSAME_BASE_URL, or a registrable domain above it',
        description:
          'Whom passkeys of accounts are made for (WebAuthn RP ID). Set it before the first one is enrolled: when it changes, those that exist open nothing any more. A domain above the host lets your other sites under it ask for the same keys. Passkeys of portal users always belong to the host.',
        defaultText: 'the host of SELFSAME_BASE_URL',
      },
      { pattern: '^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$' },
    ),
  ),
  passkeyRelatedOrigins: text(
    {
      env: 'SELFSAME_PASSKEY_RELATED_ORIGINS',
      allowed: 'origins (https, or http on localhost) with commas between them, 10 at most',
      description:
        'Sites that are not under the RP ID and may ask for its passkeys all the same, where a tenant names them too (`EmbeddingOrigins`). Browsers read the list at `/.well-known/webauthn` of the RP ID (WebAuthn Level 3, related origin requests); this server serves it there. When the RP ID is not the host of `SELFSAME_BASE_URL`, serve the same JSON at the RP ID. Browsers look at five different registrable names.',
      defaultText: 'none',
    },
    { default: '' },
  ),
  dataDir: text(
    {
      env: 'SELFSAME_DATA_DIR',
      allowed: 'a folder',
      description:
        'Holds everything that must be kept: the embedded database, sealed images, the master key. Relative to the working directory.',
    },
    { default: './data' },
  ),
  databaseUrl: Type.Optional(
    text(
      {
        env: 'DATABASE_URL',
        allowed: 'a URL postgres://user:password@host:port/database',
        description:
          'PostgreSQL 15 or later to use instead of the embedded one. Needed when several processes serve one installation.',
        secret: true,
        defaultText: 'embedded PostgreSQL below the data folder',
      },
      { pattern: '^[Pp][Oo][Ss][Tt][Gg][Rr][Ee][Ss]([Qq][Ll])?://\\S+$' },
    ),
  ),
  databasePool: whole(
    {
      env: 'SELFSAME_DATABASE_POOL',
      allowed: 'a whole number from 2 to 200',
      description:
        'Most database connections of this process for requests; background jobs take up to 5 more.',
    },
    2,
    200,
    12,
  ),
  masterKey: Type.Optional(
    text(
      {
        env: 'SELFSAME_MASTER_KEY',
        allowed:
          '32 random bytes in base64 or hex, as `openssl rand -base64 32` prints; or several with commas between',
        description:
          'The key that wraps every data key. Without it nothing that is stored can be read: back it up apart from the data. While keys are being changed: the new one, a comma, the old one.',
        secret: true,
        defaultText: '`master.key` in the data folder, made at the first start',
      },
      { pattern: '^([0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)([\\s,]+([0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=))*$' },
    ),
  ),
  masterKeyCommand: Type.Optional(
    text({
      env: 'SELFSAME_MASTER_KEY_COMMAND',
      allowed: 'a shell command that prints the master key',
      description:
        'Asks a key management service for the master key at the start, for example `aws kms decrypt …`. It must end within 30 seconds; the key then stays in memory only.',
    }),
  ),
  blobStore: Type.Optional(
    text(
      {
        env: 'SELFSAME_BLOB_STORE',
        allowed:
          '`s3://bucket/prefix?endpoint=https://host&region=name`; prefix, endpoint and region may be left out',
        description:
          'S3-compatible object store for sealed pictures. Needed when several processes serve one installation.',
        defaultText: 'files below the data folder',
      },
      { pattern: '^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?(\\?\\S+)?$' },
    ),
  ),
  s3AccessKeyId: Type.Optional(
    text(
      {
        env: 'SELFSAME_S3_ACCESS_KEY_ID',
        allowed: 'an access key id',
        description:
          'Who we are to the object store. May put, get, delete and list below the prefix; nothing else.',
        secret: true,
        defaultText: 'none',
      },
      { pattern: '^\\S{3,256}$' },
    ),
  ),
  s3SecretAccessKey: Type.Optional(
    text(
      {
        env: 'SELFSAME_S3_SECRET_ACCESS_KEY',
        allowed: 'a secret access key',
        description: 'Secret of the access key.',
        secret: true,
        defaultText: 'none',
      },
      { pattern: '^\\S{3,256}$' },
    ),
  ),
  bootstrapApiKey: Type.Optional(
    text(
      {
        env: 'SELFSAME_BOOTSTRAP_API_KEY',
        allowed:
          '`id:value`, the id 1 to 64 letters, digits or . _ -, the value 32 or more characters without spaces',
        description:
          'The first API key, made when its id is unknown. Give it where a machine sets the server up.',
        secret: true,
        defaultText: 'made at random at the first start and printed once',
      },
      { pattern: '^[A-Za-z0-9._-]{1,64}:\\S{32,}$' },
    ),
  ),
  customerName: text(
    {
      env: 'SELFSAME_CUSTOMER_NAME',
      allowed: 'a text of 1 to 128 characters',
      description: 'Name of the first tenant, given when it is made.',
    },
    { pattern: '^.{1,128}$', default: 'Selfsame' },
  ),
  tempDataHours: whole(
    {
      env: 'SELFSAME_TEMP_DATA_HOURS',
      allowed: 'a whole number from 1 to 72',
      description: 'How long the selfie under a TempId is kept, in hours. It can only be shortened.',
    },
    1,
    72,
    72,
  ),
  replayDays: whole(
    {
      env: 'SELFSAME_REPLAY_DAYS',
      allowed: 'a whole number from 0 to 30',
      description:
        'How long the perceptual hashes of captures are kept, in days: pictures that a tenant saw within this time are refused when they are shown again. 0 keeps none and looks for none.',
    },
    0,
    30,
    30,
  ),
  livenessMode: Type.Union(
    // A tuple, because the type of a mapped array says nothing.
    [Type.Literal(livenessModes[0]), Type.Literal(livenessModes[1]), Type.Literal(livenessModes[2])],
    {
      env: 'SELFSAME_LIVENESS_MODE',
      allowed: `one of ${livenessModes.join(', ')}`,
      description:
        'What a liveness check asks for where a tenant has not chosen (`LivenessMode` of its matching policy): `passive` nothing beyond the picture, `active` random head turns, `active+flash` then changing colours on the screen (freshness only; patents: see docs/security.md).',
      default: 'active',
    },
  ),
  faceWorkers: whole(
    {
      env: 'SELFSAME_FACE_WORKERS',
      allowed: 'a whole number from 1 to 64',
      description: 'Threads that analyse captures; each loads every model (about 250 MB).',
      defaultText: 'one per processor core, at most 4',
    },
    1,
    64,
    Math.min(4, availableParallelism()),
  ),
  faceQueue: whole(
    {
      env: 'SELFSAME_FACE_QUEUE',
      allowed: 'a whole number from 0 to 1000',
      description: 'Captures that may wait for a thread; beyond that the answer is 503 with Retry-After.',
    },
    0,
    1_000,
    32,
  ),
  modelsDir: Type.Optional(
    text({
      env: 'SELFSAME_MODELS_DIR',
      allowed: 'a folder',
      description: 'Where the face models are.',
      defaultText: '`packages/face/dist/models`, filled by `npm run build`',
    }),
  ),
  embedder: Type.Optional(
    text({
      env: 'SELFSAME_EMBEDDER',
      allowed: 'paths of embedder manifests, or `built-in`, with commas between',
      description:
        'The model that makes face templates: the manifest of your own, see "Your own face model" in docs/operator-guide.md. The first named makes new templates; further ones are run too, so that faces which they made can still be compared. The built-in one is run in any case as long as it made something that is stored.',
      defaultText: '`built-in`',
    }),
  ),
  egressAllow: Type.Optional(
    text({
      env: 'SELFSAME_EGRESS_ALLOW',
      allowed: 'CIDR ranges, addresses and host names (`*.corp.example` for all below) with commas between',
      description:
        'Destinations beyond the public internet that webhooks may be sent to, over plain http too. Message gateways need no entry: you name them yourself. A host name allows private addresses; link-local, metadata and multicast addresses need their own range.',
    }),
  ),
  egressHttp: Type.Boolean({
    env: 'SELFSAME_EGRESS_HTTP',
    allowed: '`true` or `false`',
    description:
      'Lets webhooks go to public addresses over plain http, where anybody on the way can read them.',
    default: false,
  }),
  egressUnverifiedTls: Type.Boolean({
    env: 'SELFSAME_EGRESS_UNVERIFIED_TLS',
    allowed: '`true` or `false`',
    description:
      'Lets a tenant switch off certificate checks of its webhook (`IsValidateCertificate: false`). Listing the SHA-256 thumbprint of a self-signed certificate works without this, and is safe.',
    default: false,
  }),
  webhookLogDays: whole(
    {
      env: 'SELFSAME_WEBHOOK_LOG_DAYS',
      allowed: 'a whole number from 1 to 365',
      description: 'How long finished webhook deliveries stay in the log and can be replayed, in days.',
    },
    1,
    365,
    30,
  ),
  ...MessageSettings.properties,
  trustProxy: text(
    {
      env: 'SELFSAME_TRUST_PROXY',
      allowed: '`false`, `true`, a number of proxies, or their addresses with commas between',
      description:
        'Which reverse proxies may say who the client is (`X-Forwarded-For`). `true` and a number believe anybody who reaches the port: only where nothing but the proxies can.',
    },
    { pattern: '^(true|false|[0-9]{1,2}|[0-9a-fA-F.:/]+(\\s*,\\s*[0-9a-fA-F.:/]+)*)$', default: 'false' },
  ),
  frameAncestors: text(
    {
      env: 'SELFSAME_FRAME_ANCESTORS',
      allowed: "`*`, `'self'`, `'none'` or https origins with spaces between",
      description: 'Which sites may show the capture page in a frame, beside this server’s own pages.',
    },
    {
      pattern: `^(\\*|'none'|('self'|${httpScheme}://[^\\s;,']+)(\\s+('self'|${httpScheme}://[^\\s;,']+))*)$`,
      default: '*',
    },
  ),
  metricsToken: Type.Optional(
    text(
      {
        env: 'SELFSAME_METRICS_TOKEN',
        allowed: '16 or more characters without spaces',
        description: 'Bearer token that `/metrics` asks for.',
        secret: true,
        defaultText:
          'none: `/metrics` answers callers on this machine who ask for `localhost` or its address; nobody, where `SELFSAME_BASE_URL` is another name',
      },
      { pattern: '^\\S{16,}$' },
    ),
  ),
  otlpUrl: Type.Optional(
    text(
      {
        env: 'SELFSAME_OTLP_URL',
        allowed: 'an http or https URL, for example `http://localhost:4318/v1/traces`',
        description:
          'Where traces are sent: an OpenTelemetry collector (OTLP over HTTP, JSON). They name operations, tables and durations, and hold no personal data.',
        defaultText: 'none: nothing is traced',
      },
      { pattern: '^https?://\\S+$' },
    ),
  ),
  otlpAuthorization: Type.Optional(
    text(
      {
        env: 'SELFSAME_OTLP_AUTHORIZATION',
        allowed: 'a value of the header `Authorization`, for example `Bearer …`',
        description: 'What the collector is shown.',
        secret: true,
        defaultText: 'none',
      },
      { pattern: '^[\\x21-\\x7e][\\x20-\\x7e]*$' },
    ),
  ),
  tracePercent: whole(
    {
      env: 'SELFSAME_TRACE_PERCENT',
      allowed: 'a whole number from 1 to 100',
      description: 'How many of a hundred traces are kept.',
    },
    1,
    100,
    100,
  ),
  logLevel: Type.Union(
    logLevels.map((level) => Type.Literal(level)),
    {
      env: 'SELFSAME_LOG_LEVEL',
      allowed: `one of ${logLevels.join(', ')}`,
      description: 'How much is logged.',
      default: 'info',
    },
  ),
  startPatienceSec: whole(
    {
      env: 'SELFSAME_START_PATIENCE_SEC',
      allowed: 'a whole number from 5 to 86400',
      description:
        'How long a start may take, in seconds. One that takes longer ends with a sentence that names what it waited for. Recovery after a power cut and new database schemas of large installations are what may take minutes.',
    },
    5,
    86_400,
    900,
  ),
  tryLink: Type.Boolean({
    env: 'SELFSAME_TRY',
    allowed: '`true` or `false`',
    description:
      'Prints a link that takes a selfie at once, without any API call. The first start prints one anyway. The link works until the process ends, 24 hours and 50 uses at most.',
    default: false,
  }),
});

/** A checked configuration, before defaults that depend on other settings. */
export type ConfigValues = Static<typeof ConfigSchema>;

/** One setting: how its value looks, and what it says about itself. */
export type Setting = TSchema & SettingMeta & { type?: string; default?: unknown };

/** All settings in the order of the documentation. */
export const settings = Object.entries(ConfigSchema.properties) as unknown as [keyof ConfigValues, Setting][];
