import { type SelfsameClient, SelfsameError } from '@selfsame/client';

/** What a refused call needs: a `recent` proof of who it is, or a `session`, since the one there was has ended. */
export type ProofNeed = 'recent' | 'session';

/**
 * Asks the person to prove who they are. Rejects when they would rather not, and with the server’s refusal where it needs
 * another proof than the one that was asked for.
 */
export type AskForProof = (need: ProofNeed) => Promise<void>;

/** Proves again who it is where the server asks for that, and goes on with what was refused. */
export interface StepUp {
  /** The same client; a call that lacks a proof waits for one, and is sent again. Without one it is refused. */
  over(client: SelfsameClient): SelfsameClient;
  /** Says who asks. @returns ends that */
  askedBy(ask: AskForProof): () => void;
}

const needs: Record<string, ProofNeed> = {
  E_RECENT_SIGN_IN_REQUIRED: 'recent',
  E_USER_NOT_AUTHENTICATED: 'session',
};

/** Which proof a refusal asks for; undefined where none would help. */
export const needOf = (error: unknown): ProofNeed | undefined =>
  error instanceof SelfsameError ? needs[error.code] : undefined;

/** Who signs in again may still be asked for a recent proof; more is a server that never has enough. */
const mostProofs = 2;

/** A {@link StepUp} that nobody asks for yet. Calls that are refused at the same time wait for the same proof. */
export function createStepUp(): StepUp {
  let ask: AskForProof | null = null;
  let proof: Promise<void> | null = null;
  // While it is asked for a recent proof the session may end: what is needed then is a session.
  const askFor = async (asker: AskForProof, need: ProofNeed): Promise<void> => {
    try {
      await asker(need);
    } catch (error) {
      if (need !== 'recent' || needOf(error) !== 'session') throw error;
      await asker('session');
    }
  };
  const prove = (need: ProofNeed, refusal: unknown): Promise<void> => {
    if (!ask) throw refusal;
    proof ??= askFor(ask, need).finally(() => {
      proof = null;
    });
    return proof.catch(() => {
      throw refusal;
    });
  };
  const run = async (call: () => Promise<unknown>): Promise<unknown> => {
    for (let proofs = 0; ; proofs += 1) {
      try {
        return await call();
      } catch (error) {
        const need = needOf(error);
        if (!need || proofs === mostProofs) throw error;
        await prove(need, error);
      }
    }
  };
  return {
    over: (client) =>
      Object.fromEntries(
        Object.entries(client).map(([id, call]) => [id, (input?: never) => run(() => call(input))]),
      ) as unknown as SelfsameClient,
    askedBy(asker) {
      ask = asker;
      return () => {
        if (ask === asker) ask = null;
      };
    },
  };
}
