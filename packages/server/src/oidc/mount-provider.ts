import { limits } from '@selfsame/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.ts';
import type { RateLimit } from '../platform/http/rate-limit.ts';
import { inNameOf } from '../platform/in-name-of.ts';
import { requireOpen } from '../store/tenant/require-open-tenant.ts';
import { answerProblem } from './answer-problem.ts';
import { pushPostedRequest } from './external/push-posted-request.ts';
import { belowIssuer, findIssuerTenant, issuerRoutes } from './issuers.ts';
import type { OidcDependencies } from './oidc-dependencies.ts';
import { createProviderOpener, type OpenProvider } from './open-provider.ts';
import { mountSignIn } from './sign-in/mount-sign-in.ts';

type Params = { Params: { customerNumber?: string } };

/** What the pages that the library makes by itself may do: run the one script that posts the answer. */
const libraryPolicy = "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'";

const config = {
  door: 'OpenIdProvider',
  rateLimit: { max: limits.oidc.perMinute.calls, timeWindow: 60_000 },
} as const;

/** Mounts the providers of all tenants, and the pages by which people sign in. */
export async function mountProvider(
  fastify: FastifyInstance,
  deps: OidcDependencies,
  rateLimit: Pick<RateLimit, 'countAct'>,
): Promise<void> {
  const open = createProviderOpener(deps);
  const find = async (request: FastifyRequest<Params>): Promise<OpenProvider> => {
    const tenant = await findIssuerTenant(deps.db, request.params.customerNumber);
    if (!tenant) throw new Problem('E_ROUTE_NOT_FOUND');
    requireOpen(tenant);
    return inNameOf(tenant.id, () => open(tenant));
  };
  await fastify.register(async (scope) => {
    scope.setErrorHandler(answerProblem);
    acceptForms(scope);
    for (const base of issuerRoutes) {
      scope.post<Params>(`${base}/connect/authorize`, { config }, async (request, reply) => {
        const provider = await find(request);
        const push = () => pushPostedRequest(deps, provider, request.body);
        const address = await inNameOf(provider.tenantId, push);
        return reply.header('cache-control', 'no-store').redirect(address, 303);
      });
      mountSignIn(scope, deps, { base, find, rateLimit });
    }
  });
  await fastify.register(async (scope) => {
    scope.setErrorHandler(answerProblem);
    // The library reads bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const base of issuerRoutes)
      scope.route<Params>({
        method: ['GET', 'POST', 'OPTIONS'],
        url: `${base}/*`,
        config,
        handler: async (request, reply) => answerByLibrary(await find(request), request, reply),
      });
  });
}

/** Forms of browsers; no field may come twice (RFC 6749 §3.1). */
function acceptForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: limits.oidc.formBytes },
    async (_request: FastifyRequest, body: string) => {
      const fields = [...new URLSearchParams(body)];
      const form = Object.fromEntries(fields);
      if (Object.keys(form).length !== fields.length)
        throw new Problem('E_INVALID_ARGUMENT', { args: ['A parameter was sent twice.'] });
      return form;
    },
  );
}

async function answerByLibrary(
  { answer, tenantId }: OpenProvider,
  request: FastifyRequest<Params>,
  reply: FastifyReply,
): Promise<void> {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('content-security-policy', libraryPolicy);
  reply.raw.setHeader('x-frame-options', 'DENY');
  reply.hijack();
  const { raw } = request;
  const url = raw.url ?? '/';
  Object.assign(raw, { originalUrl: url, url: belowIssuer(url) });
  await inNameOf(tenantId, () => answer(raw, reply.raw));
}
