import { UnsecuredJWT } from 'jose';
import { Type } from 'typebox';
import { parseJson } from '../../platform/parse-json.ts';
import { findIntegration, type Integration } from '../../store/oidc/integration.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import type { OpenProvider } from '../open-provider.ts';
import { answerExternal, type ExternalIntegration } from './answer-external.ts';
import { externalSubject } from './external-subject.ts';

const pushedSec = 60;
const pushedUrn = 'urn:ietf:params:oauth:request_uri:';

/**
 * Takes an authorization request that was posted (OpenID Connect Core 3.1.2.1). Browsers send no cookie with a form of
 * another site, so the request is kept as a pushed one (RFC 9126) and the browser comes again by GET. For an integration
 * that is another provider's factor, the hint is checked first.
 * @returns where the browser goes
 */
export async function pushPostedRequest(
  deps: OidcDependencies,
  opened: OpenProvider,
  body: unknown,
): Promise<string> {
  const { provider, path, tenantId } = opened;
  const posted = (body ?? {}) as Record<string, string>;
  const clientId = posted.client_id ?? '';
  const endpoint = `${path}/connect/authorize`;
  const integration = await findIntegration(deps.db, tenantId, clientId);
  // The library says what is wrong with a request of nobody, and takes one that was pushed before.
  if (!integration?.enabled || posted.request_uri !== undefined)
    return `${endpoint}?${new URLSearchParams(posted)}`;
  const params = isExternal(integration)
    ? await answerExternal(deps, opened, integration, posted)
    : withoutOurs(posted);
  const now = Math.floor(Date.now() / 1_000);
  const request = new UnsecuredJWT(readClaims(params))
    .setIssuer(clientId)
    .setAudience(provider.issuer)
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + pushedSec)
    .encode();
  const pushed = new provider.PushedAuthorizationRequest({ request } as never);
  const id = await pushed.save(pushedSec);
  const query = new URLSearchParams({ client_id: clientId, request_uri: `${pushedUrn}${id}` });
  return `${endpoint}?${query}`;
}

const isExternal = (integration: Integration): integration is ExternalIntegration =>
  integration.externalMethod !== null;

const withoutOurs = ({ [externalSubject.parameter]: _ours, ...params }: Record<string, string>) => params;

/** Claims travel as an object in a request object. */
function readClaims({ claims, ...params }: Record<string, string>): Record<string, unknown> {
  if (claims === undefined) return params;
  try {
    return { ...params, claims: parseJson(Type.Unknown(), claims, 'the parameter claims') };
  } catch {
    // The library says what is wrong with it.
    return { ...params, claims };
  }
}
