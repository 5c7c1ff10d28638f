import { type SelfsameClient, SelfsameError } from '@selfsame/client';

/** Asks the person to prove who they are. Rejects when they would rather not. */
export type AskForProof = () => Promise<void>;

/** Proves again who it is where the server asks for a recent proof, and goes on with what was refused. */
export interface StepUp {
  /** The same client; a call that lacks a recent proof waits for one, and is sent again. Without one it is refused. */
  over(client: SelfsameClient): SelfsameClient;
  /** Says who asks. @returns ends that */
  askedBy(ask: AskForProof): () => void;
}

const isAskedFor = (error: unknown): boolean =>
  error instanceof SelfsameError && error.code === 'E_RECENT_SIGN_IN_REQUIRED';

/** A {@link StepUp} that nobody asks for yet. Calls that are refused at the same time wait for the same proof. */
export function createStepUp(): StepUp {
  let ask: AskForProof | null = null;
  let proof: Promise<void> | null = null;
  const prove = (refusal: unknown): Promise<void> => {
    if (!ask) throw refusal;
    proof ??= ask().finally(() => {
      proof = null;
    });
    return proof.catch(() => {
      throw refusal;
    });
  };
  const run = async (call: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await call();
    } catch (error) {
      if (!isAskedFor(error)) throw error;
      await prove(error);
      return call();
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
