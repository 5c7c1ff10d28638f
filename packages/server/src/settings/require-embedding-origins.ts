import type { MatchingPolicy } from '@selfsame/contract';
import { Problem } from '../platform/http/problem.ts';
import { isAskingOrigin, mayAskForKeys, type RelyingParty } from '../platform/relying-party.ts';

/** Whose keys are asked for, and who may ask for them without lying beneath. */
export interface EmbeddingRules {
  relyingParty: Pick<RelyingParty, 'id'>;
  relatedOrigins: readonly string[];
}

/**
 * Refuses origins that no browser would let ask for our passkeys, and whatever is no exact origin.
 * @throws Problem E_INVALID_ARGUMENT
 */
export function requireEmbeddingOrigins(
  { relyingParty, relatedOrigins }: EmbeddingRules,
  passkeys: MatchingPolicy['Passkeys'],
): void {
  for (const origin of passkeys?.EmbeddingOrigins ?? []) {
    const refused = (why: string) =>
      new Problem('E_INVALID_ARGUMENT', { args: [`Passkeys.EmbeddingOrigins: '${origin}' ${why}`] });
    if (!isAskingOrigin(origin))
      throw refused(
        'is no origin as browsers write it. Write https://shop.example.com, with its port if it has one.',
      );
    if (!mayAskForKeys(origin, relyingParty, relatedOrigins))
      throw refused(
        `is neither beneath ${relyingParty.id} nor named in SELFSAME_PASSKEY_RELATED_ORIGINS, so browsers refuse it our passkeys.`,
      );
  }
}
