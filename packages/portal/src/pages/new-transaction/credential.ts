import type { ConfirmationCredentialType } from '@selfsame/contract';
import type { ListedAccount } from './draft.ts';

export const credentials = ['face', 'both', 'passkey'] as const;
/** What a verification asks for. */
export type Credential = (typeof credentials)[number];

/** What is known of the passkeys that could be asked for; null while it is not known. */
export interface PasskeyFacts {
  /** Whether this server can have any. */
  available: boolean | null;
  /** How many the chosen account has. */
  count: number | null;
}

/** Why something can't be asked for; a key of the page's words. */
export type CredentialHindrance = 'noFace' | 'noPasskey' | 'noPasskeysHere';

/** What hinders each; null where nothing does. What is not known yet hinders nothing: the server refuses what isn't there. */
export function credentialHindrances(
  account: ListedAccount | null,
  { available, count }: PasskeyFacts,
): Record<Credential, CredentialHindrance | null> {
  const face = account?.HasBioCredential === false ? 'noFace' : null;
  const passkey = available === false ? 'noPasskeysHere' : count === 0 ? 'noPasskey' : null;
  return { face, both: passkey ?? face, passkey };
}

/** What was wanted, or the first that can be asked for. */
export function possibleCredential(
  wanted: Credential,
  account: ListedAccount | null,
  passkeys: PasskeyFacts,
): Credential {
  const hindered = credentialHindrances(account, passkeys);
  if (hindered[wanted] === null) return wanted;
  return credentials.find((credential) => hindered[credential] === null) ?? 'face';
}

/** How the API says it: 1 the face, 4 a passkey, 5 both. */
export const credentialTypes = { face: 1, both: 5, passkey: 4 } as const satisfies Record<
  Credential,
  ConfirmationCredentialType
>;
