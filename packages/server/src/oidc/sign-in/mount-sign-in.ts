import { limits, Status } from '@selfsame/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import type { RateLimit } from '../../platform/http/rate-limit.ts';
import { inNameOf } from '../../platform/in-name-of.ts';
import { readPageLook } from '../../store/tenant/tenant-look.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import type { OpenProvider } from '../open-provider.ts';
import type { ShownPage } from '../page-shell.ts';
import { sendPage, withHeaders } from '../send-page.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { openSignIn, type SignIn } from './open-sign-in.ts';
import { sendEnrolment } from './send-enrolment.ts';
import { consentPage, enrolmentPage, namePage, type SignInView, verificationPage } from './sign-in-pages.ts';

type Params = { Params: { customerNumber?: string; uid: string } };
type SignInRequest = FastifyRequest<Params>;

const configOf = (max: number) => ({
  door: 'OpenIdProvider' as const,
  rateLimit: { max, timeWindow: 60_000 },
});

/** Where the pages are, whose they are, and what counts the names that are tried there. */
interface MountedBelow {
  base: string;
  find(request: FastifyRequest<Params>): Promise<OpenProvider>;
  rateLimit: Pick<RateLimit, 'countAct'>;
}

/** Mounts the pages by which people sign in, below an issuer. Each belongs to the browser that began it. */
export function mountSignIn(
  fastify: FastifyInstance,
  deps: OidcDependencies,
  { base, find, rateLimit }: MountedBelow,
): void {
  const url = `${base}/interaction/:uid`;
  const { pages, polls, names } = limits.oidc.perMinute;
  // A name counts, whoever gives it: the person, or the application by its hint. What another provider has signed is no guess.
  const countName = async ({ integration }: SignIn, { ip }: SignInRequest) => {
    if (integration.externalMethod === null) await rateLimit.countAct('OpenIdName', names, ip);
  };
  const begin = (signIn: SignIn, name: string, request: SignInRequest): Promise<string> =>
    countName(signIn, request)
      .then(() => beginSignIn(deps, signIn, name))
      .then(() => signIn.path);
  const withSignIn = async <T>(
    [request, reply]: [SignInRequest, FastifyReply],
    use: (signIn: SignIn) => Promise<T>,
  ): Promise<T> => {
    const provider = await find(request);
    return inNameOf(provider.tenantId, () => openSignIn(deps, provider, request, reply).then(use));
  };
  const act = (action: string, run: (signIn: SignIn, request: SignInRequest) => Promise<string>) =>
    fastify.post<Params>(`${url}/${action}`, { config: configOf(pages) }, async (request, reply) => {
      requireOwnPage(deps, request);
      const address = await withSignIn([request, reply], (signIn) => run(signIn, request));
      return withHeaders(reply).redirect(address, 303);
    });

  fastify.get<Params>(url, { config: configOf(pages) }, async (request, reply) => {
    const shown = await withSignIn([request, reply], async (signIn) => {
      const { verification, prompt, hint, isUnmet } = signIn;
      const isNew = verification === null && prompt === 'login' && !isUnmet && hint !== undefined;
      return isNew ? { address: await begin(signIn, hint, request) } : show(deps, signIn);
    });
    return 'address' in shown ? withHeaders(reply).redirect(shown.address, 303) : sendPage(reply, shown);
  });
  fastify.get<Params>(`${url}/enrolment`, { config: configOf(pages) }, async (request, reply) =>
    sendPage(reply, await withSignIn([request, reply], (signIn) => showEnrolment(deps, signIn))),
  );
  fastify.get<Params>(`${url}/state`, { config: configOf(polls) }, async (request, reply) =>
    withHeaders(reply).send({ state: await withSignIn([request, reply], async (signIn) => stateOf(signIn)) }),
  );
  act('name', async (signIn, request) =>
    // A name that the application gave is not the person's to change.
    signIn.verification === null && signIn.hint === undefined
      ? begin(signIn, typedName(request), request)
      : signIn.path,
  );
  act('enrol', async (signIn, request) => {
    if (!canEnrol(signIn)) return signIn.path;
    await countName(signIn, request);
    await sendEnrolment(deps, signIn, signIn.hint ?? typedName(request));
    return `${signIn.path}/enrolment`;
  });
  act('finish', (signIn) => finishSignIn(deps, signIn));
  act('allow', allow);
  act('cancel', cancel);
}

const allow = async (signIn: SignIn): Promise<string> =>
  signIn.prompt === 'consent' ? signIn.answer({ consent: {} }) : signIn.path;

const cancel = (signIn: SignIn): Promise<string> =>
  signIn.answer({ error: 'access_denied', error_description: 'the person did not go on' });

const typedName = ({ body }: SignInRequest): string => (body as { name?: string } | undefined)?.name ?? '';

/** What the page of a verification polls for. */
function stateOf({ verification }: SignIn): 'pending' | 'accepted' | 'over' {
  const status = verification?.session.status ?? Status.Pending;
  return status === Status.Pending ? 'pending' : status === Status.Accepted ? 'accepted' : 'over';
}

const canEnrol = ({ prompt, integration }: SignIn): boolean =>
  prompt === 'login' && integration.selfEnrolmentFlow !== null;

const viewOf = async ({ db }: Pick<OidcDependencies, 'db'>, signIn: SignIn): Promise<SignInView> => ({
  spoken: signIn.spoken,
  look: await readPageLook(db, signIn.tenantId),
  application: signIn.integration.displayName,
  path: signIn.path,
  canEnrol: canEnrol(signIn),
});

/** A verification that has begun knows no face that is enrolled later: then the person begins again at the application. */
const showEnrolment = async (deps: OidcDependencies, signIn: SignIn): Promise<ShownPage> =>
  enrolmentPage(await viewOf(deps, signIn), signIn.verification === null);

/** What a sign-in shows now, or where it leads. */
async function show(deps: OidcDependencies, signIn: SignIn): Promise<ShownPage | { address: string }> {
  const view = await viewOf(deps, signIn);
  if (signIn.prompt === 'consent') return consentPage(view, signIn.scopes, signIn.claims);
  if (signIn.isUnmet)
    return {
      address: await signIn.answer({
        error: 'unmet_authentication_requirements',
        error_description: 'the verification did not show what was asked for',
      }),
    };
  if (signIn.verification === null) return namePage(view, signIn.integration.usernameMapping);
  const page = await deps.readPage(signIn.verification.session);
  return verificationPage(view, { page, isHinted: signIn.hint !== undefined });
}

/** A form of another site changes nothing here. */
function requireOwnPage({ baseUrl }: OidcDependencies, { headers }: SignInRequest): void {
  if (headers.origin !== new URL(baseUrl).origin) throw new Problem('E_LINK_NOT_VALID');
}
