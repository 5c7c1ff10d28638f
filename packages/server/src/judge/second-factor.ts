import { ConfirmationCredentialType, type PasskeyPolicy } from '@selfsame/contract';

/** What is known when a verification is begun. */
export interface SecondFactorFacts {
  /** CredentialType of the request. */
  asked: number;
  policy: Pick<PasskeyPolicy, 'SecondFactor' | 'RaiseWithinDays'>;
  /** Age in days of the account's face and of its newest passkey that this policy takes; null without one. */
  faceDays: number | null;
  newestKeyDays: number | null;
}

/** What a verification asks for, and what asked for the passkey; null where nothing did. */
export interface SecondFactorPlan {
  credentialType: number;
  rule: string | null;
  /** Whether the policy may name something that stands in for the passkey: never for one that the request itself asks for. */
  isReplaceable: boolean;
}

/** Names of the rules that ask for a passkey, as receipts, audit and results write them. */
type Rule = 'newKey' | 'request' | 'always' | 'newFace' | 'newDevice';

interface Row {
  rule: Rule;
  /** Whether the rule holds. */
  when(facts: SecondFactorFacts): boolean;
  /** What is asked for then; absent: what the request said. */
  becomes?: number;
}

const { Biometric, Fido2, Fido2AndBiometric } = ConfirmationCredentialType;
const isNew = (days: number | null, within: number): boolean => days !== null && days < within;

/** The first row that holds decides. No row takes away what a request asks for. */
const table: readonly Row[] = [
  {
    // Whoever slipped a device in has the key, and not the face.
    rule: 'newKey',
    when: ({ asked, policy, faceDays, newestKeyDays }) =>
      asked === Fido2 && faceDays !== null && isNew(newestKeyDays, policy.RaiseWithinDays),
    becomes: Fido2AndBiometric,
  },
  { rule: 'request', when: ({ asked }) => (asked & Fido2) !== 0 },
  {
    rule: 'always',
    when: ({ asked, policy }) => asked === Biometric && policy.SecondFactor === 'always',
    becomes: Fido2AndBiometric,
  },
  {
    // Whoever had the face changed has the face, and not the key.
    rule: 'newFace',
    when: ({ asked, policy, faceDays, newestKeyDays }) =>
      asked === Biometric && newestKeyDays !== null && isNew(faceDays, policy.RaiseWithinDays),
    becomes: Fido2AndBiometric,
  },
  {
    // The device changed, or the first one came by a link that nobody vouched for: the owner has it, and who else passes by
    // the face has not. An owner who has not is told so, and learns that somebody slipped a device in.
    rule: 'newKey',
    when: ({ asked, policy, newestKeyDays }) =>
      asked === Biometric && isNew(newestKeyDays, policy.RaiseWithinDays),
    becomes: Fido2AndBiometric,
  },
  {
    // A device shows that it is known by its key, or by a browser that has shown it. What else one without may show, `WithoutKey` says.
    rule: 'newDevice',
    when: ({ asked, policy, newestKeyDays }) =>
      asked === Biometric && policy.SecondFactor === 'newDevice' && newestKeyDays !== null,
    becomes: Fido2AndBiometric,
  },
];

/** Decides what a verification asks for. */
export function planSecondFactor(facts: SecondFactorFacts): SecondFactorPlan {
  const row = table.find(({ when }) => when(facts));
  const isReplaceable = row !== undefined && (facts.asked & Fido2) === 0;
  return { credentialType: row?.becomes ?? facts.asked, rule: row?.rule ?? null, isReplaceable };
}
