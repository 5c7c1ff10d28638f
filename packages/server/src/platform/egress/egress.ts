import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Client, errors } from 'undici';
import { type EgressAllow, judgeAddress } from './egress-address.ts';
import { createPinnedConnector, type TlsDemands } from './egress-connector.ts';

/** What the operator of the server lets tenants do. */
export interface EgressPolicy {
  /** Destinations beyond the public internet; plain http is fine there too. */
  allow: EgressAllow;
  /** Plain http to public addresses. */
  allowHttp: boolean;
  /** Whether a tenant may switch certificate checks off. */
  allowUnverifiedTls: boolean;
}

/** One address of a host. */
export interface ResolvedAddress {
  address: string;
  family: number;
}
/** All addresses of a host name, as `dns.lookup` with `all` gives them. */
export type Resolve = (host: string) => Promise<ResolvedAddress[]>;

export interface EgressRequest {
  method: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Bound of the whole exchange, name resolution and body included, ms. */
  timeoutMs: number;
  /** Bound of TCP and TLS set-up, ms; `timeoutMs` unless said. */
  connectTimeoutMs?: number;
  /** What is kept of the answer's body; the rest is not read. */
  maxBytes: number;
  basicAuth?: { user: string; password: string };
  tls?: TlsDemands;
}

export interface EgressResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
  /** The body was longer than `maxBytes`. */
  isTruncated: boolean;
}

/** Why no answer came. */
export type EgressFailureReason =
  | 'refused'
  | 'unresolved'
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  | 'broken';

/** No answer. The sentence may be shown to the tenant: it says nothing about what lies inside our network. */
export class EgressFailure extends Error {
  readonly reason: EgressFailureReason;
  constructor(reason: EgressFailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EgressFailure';
    this.reason = reason;
  }
}

/** The one way out of the server to an address that somebody typed. */
export interface Egress {
  /**
   * Sends one request on a connection of its own. The host is resolved once, every address it has must be
   * permitted, and the connection goes to one of exactly these (no DNS rebinding). Redirects are not followed: a 3xx
   * is the answer. @throws EgressFailure
   */
  request(url: string, request: EgressRequest): Promise<EgressResponse>;
  /**
   * Whether a request could go there, as far as can be known now; a name that does not resolve passes.
   * @throws EgressFailure with reason `refused`
   */
  check(url: string, tls?: TlsDemands): Promise<void>;
}

const lookupAll: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

/** @param resolve name resolution; the system's unless given */
export function createEgress(policy: EgressPolicy, resolve: Resolve = lookupAll): Egress {
  return {
    async request(text, request) {
      const url = readUrl(text);
      refuseUnverified(policy, request.tls);
      const deadline = AbortSignal.timeout(request.timeoutMs);
      try {
        const addresses = await before(deadline, permit(url, policy, resolve));
        return await exchange(url, addresses, request, deadline);
      } catch (error) {
        throw explain(error, deadline);
      }
    },
    async check(text, tls) {
      const url = readUrl(text);
      refuseUnverified(policy, tls);
      try {
        await permit(url, policy, resolve);
      } catch (error) {
        if (!(error instanceof EgressFailure) || error.reason === 'refused') throw error;
      }
    },
  };
}

const refuse = (message: string) => new EgressFailure('refused', message);

function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw refuse('The URL cannot be read.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refuse('Only https and http URLs are sent to.');
  if (url.username !== '' || url.password !== '')
    throw refuse('The URL may not hold a login; use basic authentication.');
  return url;
}

function refuseUnverified({ allowUnverifiedTls }: EgressPolicy, tls: TlsDemands | undefined): void {
  if (tls?.isValidated === false && !allowUnverifiedTls)
    throw refuse(
      'This server does not let certificate checks be switched off. List the SHA-256 thumbprint of the certificate instead.',
    );
}

/** The addresses of the host, all of them permitted. */
async function permit(url: URL, policy: EgressPolicy, resolve: Resolve): Promise<ResolvedAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await resolveHost(host, resolve) : [{ address: host, family }];
  const verdicts = addresses.map(({ address }) => judgeAddress(address, host, policy.allow));
  if (verdicts.includes('refused'))
    throw refuse(
      'The address is not on the public internet, and this server does not allow it (SELFSAME_EGRESS_ALLOW).',
    );
  if (url.protocol === 'http:' && !policy.allowHttp && verdicts.includes('public'))
    throw refuse('Plain http is not allowed by this server; use https.');
  return addresses;
}

async function resolveHost(host: string, resolve: Resolve): Promise<ResolvedAddress[]> {
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new EgressFailure('unresolved', 'The host name does not resolve.', { cause });
  });
  if (addresses.length === 0) throw new EgressFailure('unresolved', 'The host name has no address.');
  return addresses;
}

async function exchange(
  url: URL,
  addresses: ResolvedAddress[],
  request: EgressRequest,
  signal: AbortSignal,
): Promise<EgressResponse> {
  const connect = createPinnedConnector({
    lookup: pinnedLookup(addresses),
    timeoutMs: request.connectTimeoutMs ?? request.timeoutMs,
    ...(request.tls && { tls: request.tls }),
  });
  const client = new Client(url.origin, { connect, allowH2: false, bodyTimeout: 0, headersTimeout: 0 });
  try {
    const answer = await client.request({
      path: url.pathname + url.search,
      method: request.method,
      headers: { ...request.headers, ...authorization(request.basicAuth), connection: 'close' },
      body: request.body ?? null,
      signal,
    });
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(headers),
      ...(await readUpTo(answer.body, request.maxBytes)),
    };
  } finally {
    // Also stops an endless body.
    void client.destroy().catch(() => undefined);
  }
}

async function readUpTo(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<Pick<EgressResponse, 'body' | 'isTruncated'>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, maxBytes), isTruncated: size > maxBytes };
}

const authorization = (basic: EgressRequest['basicAuth']): Record<string, string> =>
  basic
    ? { authorization: `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}` }
    : {};

/** Answers every look-up with what was judged. */
const pinnedLookup =
  (addresses: ResolvedAddress[]): LookupFunction =>
  (_host, options, callback) => {
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };

const before = <T>(deadline: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
    }),
  ]);

function explain(error: unknown, deadline: AbortSignal): EgressFailure {
  if (error instanceof EgressFailure) return error;
  if (deadline.aborted)
    return new EgressFailure('timeout', 'No complete answer came in time.', { cause: error });
  if (error instanceof errors.ConnectTimeoutError)
    return new EgressFailure('timeout', 'The connection was not made in time.', { cause: error });
  const code = String((error as NodeJS.ErrnoException)?.code ?? '');
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code))
    return new EgressFailure('certificate', `The TLS certificate was not accepted (${code}).`, {
      cause: error,
    });
  if (
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT)$/.test(code) ||
    error instanceof AggregateError
  )
    return new EgressFailure('unreachable', `The connection failed (${code || 'no address answered'}).`, {
      cause: error,
    });
  return new EgressFailure('broken', `The connection broke off (${code || 'no reason given'}).`, {
    cause: error,
  });
}
