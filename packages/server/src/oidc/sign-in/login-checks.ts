import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { findIntegration } from '../../store/oidc/integration.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import { acrs } from '../what-was-shown.ts';
import { findNamed } from './find-named.ts';
import { essentialAcrs, wantedAcrs } from './wanted-acrs.ts';

const { Check } = interactionPolicy;

/**
 * Decides when a person who is signed in already must sign in again. To the library's reasons (`prompt`, `max_age`) it adds:
 *
 * - The account was disabled after the earlier sign-in.
 * - The application names somebody else by `login_hint`.
 * - The application asks for an `acr` that the earlier sign-in did not reach.
 *
 * After a sign-in for this very request, only an essential `acr` that was not reached asks again. The sign-in then ends with
 * `unmet_authentication_requirements`.
 */
export function loginPolicy(
  deps: OidcDependencies,
  tenantId: string,
): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  const checks = policy.get('login')?.checks;
  checks?.add(
    new Check('account_not_usable', 'the earlier sign-in counts no more', 'login_required', ({ oidc }) =>
      oidc.session?.accountId && !oidc.account ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
    ),
  );
  checks?.add(
    new Check('another_person', 'the application names somebody else', async ({ oidc }) =>
      isJustSignedIn(oidc) || (await isHinted(deps, tenantId, oidc))
        ? Check.NO_NEED_TO_PROMPT
        : Check.REQUEST_PROMPT,
    ),
  );
  checks?.add(
    new Check('acr_not_reached', 'the sign-in did not show what is asked for', ({ oidc }) => {
      const params = oidc.params ?? {};
      const asked = isJustSignedIn(oidc) ? essentialAcrs(params) : wantedAcrs(params);
      const isReached = asked.length === 0 || asked.some((acr) => reaches(oidc.acr, acr));
      return isReached || !oidc.session?.accountId ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
    }),
  );
  return policy;
}

/** Face and passkey are each of the two as well. */
const reaches = (shown: string | undefined, asked: string): boolean =>
  shown === asked || (shown === acrs.both && (asked === acrs.face || asked === acrs.passkey));

type Context = KoaContextWithOIDC['oidc'];

const isJustSignedIn = ({ result }: Context): boolean => result?.login !== undefined;

/** Whether who is signed in is whom the application names, or it names nobody. */
async function isHinted(
  deps: OidcDependencies,
  tenantId: string,
  { params, session, client }: Context,
): Promise<boolean> {
  const hint = params?.login_hint;
  if (typeof hint !== 'string' || hint === '' || !session?.accountId || !client) return true;
  const integration = await findIntegration(deps.db, tenantId, client.clientId);
  if (!integration || integration.externalMethod !== null) return true;
  const named = await findNamed(deps, tenantId, { name: hint.trim(), mapping: integration.usernameMapping });
  return named?.id === session.accountId;
}
