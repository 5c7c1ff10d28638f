import { Type } from 'typebox';
import { isJson } from '../../platform/parse-json.ts';
import type { Integration } from '../../store/oidc/integration.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import type { OpenProvider } from '../open-provider.ts';
import { acrs } from '../what-was-shown.ts';
import { externalSubject } from './external-subject.ts';
import { hintRefused, verifyHint } from './verify-hint.ts';

const Hint = Type.Object({
  sub: Type.String({ minLength: 1, maxLength: 255 }),
  /** Tells people of Microsoft Entra apart; stays the same where names change. */
  oid: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
});

/** An integration that is another provider's factor. */
export type ExternalIntegration = Integration & {
  externalMethod: NonNullable<Integration['externalMethod']>;
};

/** How long the person has from the request to the answer, s. */
const answerSec = 3_600;

/**
 * Reads a request of an identity provider whose second factor this is, as Microsoft Entra's external authentication method
 * sends it: who the person is stands in a signed hint, and nobody types a name.
 * @returns the request as the library takes it
 * @throws Problem when the hint is missing, not signed by the provider's keys, for another audience, or too old
 */
export async function answerExternal(
  deps: OidcDependencies,
  { keys }: OpenProvider,
  { id: clientId, externalMethod }: ExternalIntegration,
  posted: Record<string, string>,
): Promise<Record<string, string>> {
  const { id_token_hint: token, ...params } = posted;
  const hint = await verifyHint(deps, externalMethod, token);
  if (!isJson(Hint, hint)) throw hintRefused('it does not say who the person is');
  // Never by a name, an e-mail address or a phone number: people can change them to another's.
  const { accountClaim } = externalMethod;
  const number = hint[accountClaim];
  if (number === undefined) throw hintRefused(`it holds no ${accountClaim}`);
  const expiresAt = Math.floor(deps.clock.now().getTime() / 1_000) + answerSec;
  return {
    ...params,
    // The answer tells of a factor that was shown for this request, never of a sign-in from before.
    prompt: 'login',
    acr_values: acrs.external,
    login_hint: number,
    [externalSubject.parameter]: externalSubject.write(keys, { sub: hint.sub, client: clientId }, expiresAt),
  };
}
