/** What a checkpoint says. */
export interface CheckpointClaims {
  sequence: number;
  /** Hex. */
  hash: string;
  /** ISO. */
  at: string;
}

/** Reads the payload of a signed statement (JWS) for showing it; whether it is genuine is for `verify-audit` to say. */
export function readStatement(statement: string): CheckpointClaims | null {
  const payload = statement.split('.')[1];
  if (!payload) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return claims as CheckpointClaims;
  } catch {
    return null;
  }
}
