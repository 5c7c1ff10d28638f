import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { Type } from 'typebox';
import { Problem } from '../../platform/http/problem.ts';
import { parseJson } from '../../platform/parse-json.ts';
import type { Integration } from '../../store/oidc/integration.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';

type Method = NonNullable<Integration['externalMethod']>;

/** A hint that says nothing; the reason is for the people who set the method up. */
export const hintRefused = (why: string): Problem =>
  new Problem('E_INVALID_ARGUMENT', { args: [`The id_token_hint is not taken: ${why}.`] });

const Discovered = Type.Object({ issuer: Type.String(), jwks_uri: Type.String() });
const Keys = Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) });

const timeoutMs = 5_000;
const maxBytes = 262_144;
/** How long keys of an issuer are kept, and how soon they are asked for again when none of them fits, ms. */
const keptMs = 3_600_000;
const againMs = 60_000;
/** How long keys serve while the issuer gives no others, ms. */
const servedMs = 86_400_000;
const mostKept = 100;

interface Kept {
  /** When they were last asked for, ms since 1970. */
  askedAt: number;
  /** When the issuer last gave them, ms since 1970. */
  gotAt: number;
  set: Promise<JSONWebKeySet>;
}
/** Public keys by issuer: what any server can fetch again. */
const kept = new Map<string, Kept>();

/**
 * Verifies a hint by the keys that its issuer publishes.
 * @throws Problem when it is missing, not the issuer's, for another audience or too old, and when the keys are not to be had
 */
export async function verifyHint(
  deps: Pick<OidcDependencies, 'egress' | 'clock'>,
  method: Method,
  token: string | undefined,
): Promise<JWTPayload> {
  if (!token) throw hintRefused('it is missing');
  const now = deps.clock.now();
  const check = async (maxAgeMs: number) => {
    const keys = createLocalJWKSet(await readKeys(deps, method.issuer, { now: now.getTime(), maxAgeMs }));
    return jwtVerify(token, keys, {
      issuer: method.issuer,
      audience: method.audience,
      algorithms: ['RS256', 'PS256', 'ES256'],
      requiredClaims: ['exp', 'iat', 'sub'],
      currentDate: now,
      clockTolerance: 60,
    });
  };
  try {
    return (await check(keptMs)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey)) throw explain(error);
  }
  // The issuer may have rotated its keys.
  return check(againMs).then(
    ({ payload }) => payload,
    (error) => {
      throw explain(error);
    },
  );
}

const explain = (error: unknown): unknown =>
  error instanceof errors.JOSEError ? hintRefused(error.message) : error;

function readKeys(
  deps: Pick<OidcDependencies, 'egress'>,
  issuer: string,
  { now, maxAgeMs }: { now: number; maxAgeMs: number },
): Promise<JSONWebKeySet> {
  const known = kept.get(issuer);
  if (known && now - known.askedAt < maxAgeMs) return known.set;
  const fresh: Kept = { askedAt: now, gotAt: now, set: fetchKeys(deps, issuer) };
  fresh.set = fresh.set.catch((error: unknown) => {
    if (!known || now - known.gotAt >= servedMs) throw error;
    // The keys that we have serve on, and in a minute we ask again.
    Object.assign(fresh, { askedAt: now - keptMs + againMs, gotAt: known.gotAt });
    return known.set;
  });
  fresh.set.catch(() => kept.get(issuer) === fresh && kept.delete(issuer));
  kept.delete(issuer);
  kept.set(issuer, fresh);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return fresh.set;
}

/** By OpenID Connect Discovery 4; the issuer that answers must be the one that was asked. */
async function fetchKeys(
  { egress }: Pick<OidcDependencies, 'egress'>,
  issuer: string,
): Promise<JSONWebKeySet> {
  const ask = async (url: string) => {
    const answer = await egress
      .request(url, { method: 'GET', headers: { accept: 'application/json' }, timeoutMs, maxBytes })
      .catch((error: unknown) => {
        throw hintRefused(`the keys of its issuer are not to be had (${(error as Error).message})`);
      });
    if (answer.status !== 200 || answer.isTruncated)
      throw hintRefused(`its issuer answered ${answer.status} at ${url}`);
    return answer.body.toString('utf8');
  };
  const where = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const discovered = parseJson(Discovered, await ask(where), where);
  if (discovered.issuer !== issuer) throw hintRefused('its issuer calls itself otherwise');
  return parseJson(Keys, await ask(discovered.jwks_uri), discovered.jwks_uri) as JSONWebKeySet;
}
