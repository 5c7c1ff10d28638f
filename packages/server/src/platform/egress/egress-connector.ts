import type { LookupFunction, Socket } from 'node:net';
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';

/** What the caller asks of the receiver's certificate. */
export interface TlsDemands {
  /** False: any certificate will do. */
  isValidated?: boolean;
  /**
   * Thumbprints of the certificates that are accepted, SHA-256 or SHA-1, hex in any spelling. A certificate named by
   * its SHA-256 needs no certification authority; SHA-1 is too weak to stand alone and only narrows the choice.
   */
  thumbprints?: readonly string[];
}

/** Connects to the addresses that `lookup` knows, and gives a socket only when its certificate is accepted. */
export function createPinnedConnector(options: {
  lookup: LookupFunction;
  timeoutMs: number;
  tls?: TlsDemands;
}): buildConnector.connector {
  const thumbprints = (options.tls?.thumbprints ?? []).map(normalizeThumbprint);
  const isValidated = options.tls?.isValidated !== false;
  const connect = buildConnector({
    lookup: options.lookup,
    timeout: options.timeoutMs,
    // A resumed TLS session shows no certificate.
    maxCachedSessions: 0,
    // Where a SHA-256 pin may replace the authority, the check below decides.
    rejectUnauthorized: isValidated && !thumbprints.some(isSha256),
  } as buildConnector.BuildOptions);
  return (target, callback) =>
    connect(target, (...[error, socket]) => {
      if (error) return callback(error, null);
      const problem = socket instanceof TLSSocket ? judge(socket, thumbprints, isValidated) : undefined;
      if (problem === undefined) return callback(null, socket as Socket);
      socket?.destroy();
      callback(problem, null);
    });
}

/** Hex digits only, upper case: people paste thumbprints with colons, spaces or an invisible first character. */
export const normalizeThumbprint = (text: string): string => text.replace(/[^0-9a-fA-F]/g, '').toUpperCase();

const isSha256 = (thumbprint: string): boolean => thumbprint.length === 64;

function judge(socket: TLSSocket, thumbprints: string[], isValidated: boolean): Error | undefined {
  if (thumbprints.length === 0) return undefined;
  const { fingerprint256, fingerprint } = socket.getPeerCertificate() as Partial<DetailedPeerCertificate>;
  if (includes(thumbprints, fingerprint256)) return undefined;
  if (includes(thumbprints, fingerprint) && (socket.authorized || !isValidated)) return undefined;
  return Object.assign(new Error('The certificate is not one of those listed'), { code: 'CERT_NOT_LISTED' });
}

const includes = (thumbprints: string[], fingerprint: string | undefined): boolean =>
  fingerprint !== undefined && thumbprints.includes(normalizeThumbprint(fingerprint));
