import { limits } from '@selfsame/contract';
import { type Caller, systemActor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { insertSignIn } from '../../store/oidc/sign-in.ts';
import type { OidcDependencies, WantedVerification } from '../oidc-dependencies.ts';
import { credentialTypeFor } from '../what-was-shown.ts';
import { answerAtPace } from './answer-at-pace.ts';
import { findNamed } from './find-named.ts';
import type { SignIn } from './open-sign-in.ts';

/** Answers come at multiples of this, ms: the work for a name that exists and for one that does not differs by less. */
const paceMs = 100;

/**
 * Begins the verification of whoever a name stands for. A name without an account, or whose account cannot be verified so,
 * begins one that looks the same and that nobody passes: a stranger is not told who is known here.
 */
export const beginSignIn = (deps: OidcDependencies, signIn: SignIn, name: string): Promise<void> =>
  answerAtPace(paceMs, () => beginNamed(deps, signIn, name));

async function beginNamed(deps: OidcDependencies, signIn: SignIn, name: string): Promise<void> {
  const { tenantId, interactionHash, integration } = signIn;
  const { id, accountId } = await begin(
    deps,
    { tenantId, actor: systemActor },
    {
      name: name.trim(),
      mapping: integration.usernameMapping,
      wanted: {
        template: integration.verificationTemplate,
        credentialType: credentialTypeFor(signIn.acrs),
        application: { label: signIn.spoken.texts.application, name: integration.displayName },
        locale: signIn.spoken.language,
        timeoutSec: limits.oidc.lifeSec.verification,
      },
    },
  );
  await insertSignIn(deps.db, {
    interaction_hash: interactionHash,
    tenant_id: tenantId,
    session_id: id,
    account_id: accountId,
    expires_at: signIn.expiresAt,
  });
}

interface Named {
  name: string;
  mapping: SignIn['integration']['usernameMapping'];
  wanted: WantedVerification;
}

async function begin(
  deps: OidcDependencies,
  caller: Caller,
  { name, mapping, wanted }: Named,
): Promise<{ id: string; accountId: string | null }> {
  const account = await findNamed(deps, caller.tenantId, { name, mapping });
  try {
    // Asked also for a number that nobody has, so that both ways take the same time.
    const number = account?.account_number ?? crypto.randomUUID();
    const id = await deps.beginVerification(caller, number, wanted);
    if (account) return { id, accountId: account.id };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
  }
  return { id: await deps.beginDecoy(caller, wanted), accountId: null };
}
