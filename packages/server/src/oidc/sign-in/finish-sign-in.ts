import { Status } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import { whatWasShown } from '../what-was-shown.ts';
import type { SignIn } from './open-sign-in.ts';

/**
 * Tells the application how the verification ended: who it was and what was shown, or `access_denied`.
 * @returns where the browser goes on; the sign-in's own page while the verification goes on
 */
export async function finishSignIn(deps: OidcDependencies, signIn: SignIn): Promise<string> {
  const { verification, tenantId, integration } = signIn;
  if (verification === null || signIn.prompt !== 'login') return signIn.path;
  const { session, accountId } = verification;
  if (session.status === Status.Pending) return signIn.path;
  if (session.status !== Status.Accepted || accountId === null || session.account_id !== accountId)
    return signIn.answer({ error: 'access_denied', error_description: 'the person was not verified' });
  const { acr, amr, authTime } = whatWasShown(session, signIn.acrs);
  await transaction(deps.db, (tx) =>
    deps.events.publish(tx, {
      tenantId,
      type: 'openid.signedIn',
      actor: { kind: 'user', sessionId: session.id },
      references: { sessionId: session.id, accountId },
      at: deps.clock.now(),
      data: { integration: integration.id, acr: acr ?? null, amr },
    }),
  );
  return signIn.answer({
    login: { accountId, ts: authTime, amr, ...(acr !== undefined && { acr }), remember: false },
  });
}
