import type { JsonWebKeySet } from '@selfsame/contract';
import { StatementInvalid, verifyStatement } from './verify-statement.ts';

/** What a receipt says of a finished operation or transaction. */
export interface ReceiptClaims {
  /** Base URL of the server. */
  iss: string;
  version: 1;
  /** Of a sandbox: no evidence of anything. */
  sandbox?: true;
  /** OperationId or TransactionId. */
  id: string;
  tenant: string;
  kind: 'selfie' | 'enrolment' | 'verification';
  name: string;
  /** UIN of the account, where there is one. */
  account: string | null;
  /** As in the API: 1 accepted, 2 rejected, 3 expired, 4 error, 5 cancelled. */
  status: number;
  message: string | null;
  reason: string | null;
  startedAt: string;
  endedAt: string;
  policy: {
    credentialType: number;
    checkLiveness: boolean;
    falseMatchRate: number | null;
    /** What asked for the passkey, where one was asked for. */
    passkeyRule?: string;
  };
  attemptsUsed: number;
  /** The capture that decided, if one did. */
  attempt: { id: string; challenge: unknown; issuedAt: string; submittedAt: string | null } | null;
  /** SHA-256 (hex) of the pictures that decided, in order. */
  inputs: string[];
  /** Scores, thresholds, and the models with the SHA-256 of their files. */
  evidence: Record<string, unknown> | null;
  /** The passkey that took part, where one did: SHA-256 (hex) of its credential id, and what its authenticator said. */
  passkey?: {
    credential: string;
    aaguid: string;
    flags: { userVerified: boolean; backupEligible: boolean; backedUp: boolean };
    counter: number;
    rule: string;
    /** Origin of the page around Selfsame's that asked for it; absent where Selfsame's own page did. */
    origin?: string;
  };
  /** What stood in for a passkey that was not on the device, and what had asked for it. `review` names who approved it. */
  standIn?: { kind: string; rule: string; browser?: string; at: string };
  /** The operators who looked at the capture, by id, and what they said; where some did. */
  review?: {
    openedAt: string;
    decisions: { operator: string; decision: 'accept' | 'reject'; at: string }[];
  };
}

/**
 * Verifies the receipt of a finished operation or transaction, offline.
 * @param receipt `Receipt` of GetOperationReceipt or GetTransactionReceipt
 * @param keys what `GET …/IdentityService/v1/.well-known/jwks.json` answered
 * @param options.allowSandbox takes the receipt of a sandbox, too; it is evidence of nothing
 * @throws StatementInvalid when it was changed, is something else, another server's, or of a sandbox
 */
export async function verifyReceipt(
  receipt: string,
  keys: JsonWebKeySet,
  { allowSandbox = false }: { allowSandbox?: boolean } = {},
): Promise<ReceiptClaims> {
  const claims = (await verifyStatement('receipt', receipt, keys)) as unknown as ReceiptClaims;
  if (claims.sandbox && !allowSandbox)
    throw new StatementInvalid(
      'sandbox',
      'This receipt is of a sandbox: it is evidence of nothing. To take it in a test, pass { allowSandbox: true }.',
    );
  return claims;
}

/** Whether a picture, byte by byte, is one of those that a receipt speaks of. */
export async function isReceiptInput(
  { inputs }: Pick<ReceiptClaims, 'inputs'>,
  picture: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', picture));
  return inputs.includes(Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
