import { ConfirmationCredentialType } from '@selfsame/contract';
import type { SessionRow } from '../store/session/session.ts';
import { type PasskeyRecord, readPasskey } from '../store/session/session-passkey.ts';

/** How strong a sign-in was, as `acr` says it; the first that a client asks for decides what is asked of the person. */
export const acrs = {
  face: 'urn:selfsame:acr:face',
  passkey: 'urn:selfsame:acr:passkey',
  both: 'urn:selfsame:acr:face-and-passkey',
  /** Microsoft Entra's word for a factor that is held or is part of the person. */
  external: 'possessionorinherence',
} as const;

const { Biometric, Fido2AndBiometric } = ConfirmationCredentialType;

/** The face always: whoever holds somebody's key can write what an address bar asks for. */
const asked: ReadonlyMap<string, number> = new Map<string, number>([
  [acrs.face, Biometric],
  [acrs.passkey, Fido2AndBiometric],
  [acrs.both, Fido2AndBiometric],
  [acrs.external, Biometric],
]);

/** What a verification asks for, by the first known of the values that a client wants. Policies may add to it. */
export const credentialTypeFor = (wanted: readonly string[]): number =>
  wanted.map((acr) => asked.get(acr)).find((type) => type !== undefined) ?? Biometric;

/** What a verification has shown, as ID tokens say it. */
export interface Shown {
  acr: string | undefined;
  /** RFC 8176. */
  amr: string[];
  /** Seconds since 1970. */
  authTime: number;
}

type Accepted = Pick<
  SessionRow,
  | 'id'
  | 'credential_type'
  | 'passkey'
  | 'passkey_at'
  | 'passkey_stood_in_at'
  | 'passkey_stand_in'
  | 'ended_at'
>;

/** `hwk`: the key cannot leave its device. `swk`: it may be on several. */
const methodOfKey = ({ flags }: PasskeyRecord): string => (flags.backupEligible ? 'swk' : 'hwk');

/**
 * What an accepted verification has really shown.
 * @param wanted values of `acr` that the client asks for, most wanted first
 */
export function whatWasShown(session: Accepted, wanted: readonly string[]): Shown {
  const hasFace = (session.credential_type & Biometric) !== 0;
  const key = session.passkey_at === null ? null : readPasskey(session);
  const hasCode = session.passkey_stood_in_at !== null && session.passkey_stand_in === 'code';
  const methods = [hasFace ? 'face' : null, key ? methodOfKey(key) : null, hasCode ? 'otp' : null];
  const amr = methods.filter((method) => method !== null);
  if (amr.length > 1) amr.push('mfa');
  return {
    acr: acrOf({ hasFace, hasKey: key !== null }, wanted),
    amr,
    authTime: Math.floor((session.ended_at?.getTime() ?? 0) / 1_000),
  };
}

function acrOf(
  { hasFace, hasKey }: { hasFace: boolean; hasKey: boolean },
  wanted: readonly string[],
): string | undefined {
  const reached = [
    ...(hasFace && hasKey ? [acrs.both] : []),
    ...(hasFace ? [acrs.face] : []),
    ...(hasKey ? [acrs.passkey] : []),
    ...(hasFace || hasKey ? [acrs.external] : []),
  ];
  return wanted.find((acr) => (reached as string[]).includes(acr)) ?? reached[0];
}
