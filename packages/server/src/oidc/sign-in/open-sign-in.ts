import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type InteractionResults } from 'oidc-provider';
import { findIntegration, type Integration } from '../../store/oidc/integration.ts';
import { findSignIn } from '../../store/oidc/sign-in.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { hashName } from '../adapter.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import type { OpenProvider } from '../open-provider.ts';
import { pickTexts, type SpokenTexts } from '../texts/texts.ts';
import { wantedAcrs, wantedClaims } from './wanted-acrs.ts';

/** A sign-in of the browser that asks, as it stands. */
export interface SignIn {
  tenantId: string;
  /** Path of its page. */
  path: string;
  interactionHash: Buffer;
  expiresAt: Date;
  integration: Integration;
  prompt: 'login' | 'consent';
  scopes: readonly string[];
  /** Single claims that the application asks for beside its scopes (OpenID Connect Core 5.5). */
  claims: readonly string[];
  /** Who signs in, as the application says. */
  hint: string | undefined;
  /** Values of `acr`, most wanted first. */
  acrs: readonly string[];
  spoken: SpokenTexts;
  /** The person was verified, and still the request is not met. */
  isUnmet: boolean;
  /** null before one began. `accountId` null: nobody signs in by it. */
  verification: { session: SessionRow; accountId: string | null } | null;
  /** Ends this step. @returns where the browser goes on */
  answer(result: InteractionResults): Promise<string>;
}

/**
 * Opens the sign-in that the browser's cookie names.
 * @throws SessionNotFound for one of another browser, and for one that is over
 */
export async function openSignIn(
  deps: OidcDependencies,
  { provider, tenantId, path }: OpenProvider,
  request: FastifyRequest<{ Params: { uid: string } }>,
  reply: FastifyReply,
): Promise<SignIn> {
  const interaction = await provider.interactionDetails(request.raw, reply.raw);
  const { uid, params, prompt, lastSubmission } = interaction;
  if (uid !== request.params.uid) throw new errors.SessionNotFound('another sign-in was begun');
  const integration = await findIntegration(deps.db, tenantId, text(params.client_id) ?? '');
  if (!integration?.enabled) throw new errors.SessionNotFound('the application is not there any more');
  const interactionHash = hashName(uid);
  return {
    tenantId,
    path: `${path}/interaction/${uid}`,
    interactionHash,
    expiresAt: new Date(interaction.exp * 1_000),
    integration,
    prompt: prompt.name === 'consent' ? 'consent' : 'login',
    scopes: (text(params.scope) ?? '').split(' '),
    claims: wantedClaims(params),
    hint: text(params.login_hint),
    acrs: wantedAcrs(params),
    spoken: pickTexts({
      locales: text(params.ui_locales),
      accepted: request.headers['accept-language'],
    }),
    isUnmet: prompt.name === 'login' && lastSubmission?.login !== undefined,
    verification: await findVerification(deps, tenantId, interactionHash),
    answer: (result) => provider.interactionResult(request.raw, reply.raw, result),
  };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

async function findVerification(
  deps: OidcDependencies,
  tenantId: string,
  interactionHash: Buffer,
): Promise<SignIn['verification']> {
  const row = await findSignIn(deps.db, tenantId, interactionHash);
  if (!row) return null;
  return { session: await deps.readVerification(tenantId, row.session_id), accountId: row.account_id };
}
