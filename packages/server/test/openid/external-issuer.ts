import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** An identity provider that sends people here for their second factor, as Microsoft Entra does by its published profile. */
export interface ExternalIssuer {
  issuer: string;
  audience: string;
  accountClaim: 'oid';
  /** Signs a hint; claims that are null are left out. */
  hint(
    claims?: Record<string, unknown>,
    options?: { key?: CryptoKey; kid?: string; expires?: string },
  ): Promise<string>;
  /** Makes a new key, and publishes no other. */
  rotate(): Promise<void>;
  /** How often its keys were asked for. */
  readonly asked: number;
  /** From now on its keys are not to be had. */
  goDown(): void;
  close(): Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startExternalIssuer(): Promise<ExternalIssuer> {
  let pair: { kid: string; privateKey: CryptoKey; jwk: JWK };
  let isDown = false;
  let asked = 0;
  const rotate = async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = crypto.randomUUID();
    pair = { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
  };
  await rotate();
  const server = createServer((request, response) => {
    if (isDown) return response.writeHead(503).end();
    response.setHeader('content-type', 'application/json');
    if (request.url?.endsWith('/.well-known/openid-configuration'))
      return response.end(JSON.stringify({ issuer, jwks_uri: `${origin}/keys` }));
    asked += 1;
    return response.end(JSON.stringify({ keys: [pair.jwk] }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${origin}/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0`;
  const audience = crypto.randomUUID();
  return {
    issuer,
    audience,
    accountClaim: 'oid',
    rotate,
    get asked() {
      return asked;
    },
    hint: (claims = {}, { key = pair.privateKey, kid = pair.kid, expires = '5m' } = {}) => {
      const all = { iss: issuer, aud: audience, sub: 'mMSB-sub', tid: '9122040d', ver: '2.0', ...claims };
      const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
      return new SignJWT(told as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(key);
    },
    goDown() {
      isDown = true;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
