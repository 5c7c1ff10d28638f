import type {
  SandboxActRequest,
  SandboxActResult,
  SandboxClock,
  SandboxOutcome,
  SandboxRemedy,
  SandboxReset,
  SandboxWebhookFaults,
} from '@selfsame/contract';
import { Status } from '@selfsame/contract';
import type { SelfsameClient } from './client.ts';
import { SelfsameError } from './selfsame-error.ts';

/** What a test does in a sandbox. In a live tenant all of it is refused with `E_SANDBOX_ONLY`. */
export const sandbox = {
  /**
   * How something that begins comes out, for the `order` of its request.
   * @param remedies with `attemptsUsed`: what the user is told
   * @example
   * await client.CreateTransaction({ body, order: sandbox.order('attemptsUsed', ['MoreLight']) });
   */
  order: (outcome: SandboxOutcome, remedies: readonly SandboxRemedy[] = []): string =>
    remedies.length > 0 ? `${outcome}; remedies=${remedies.join(',')}` : outcome,

  /** Does one thing that the user of an operation or transaction would do. @throws SelfsameError */
  act: (client: SelfsameClient, id: string, act: SandboxActRequest): Promise<SandboxActResult> =>
    client.ActAsUser({ params: { Id: id }, body: act }),

  /**
   * Makes or shows the passkey that is asked for, and takes captures, as the user until it is over, or until nothing more
   * comes of them.
   * @returns what came of the last one; where the time was over before it, as by the order `expires`, how that ended
   * @throws SelfsameError; `E_INVALID_ARGUMENT` where the account has no passkey that was made in the sandbox
   */
  async finish(client: SelfsameClient, id: string): Promise<SandboxActResult> {
    let { PasskeyStep: step } = await sandbox.act(client, id, { Act: 'open' });
    for (;;) {
      const Act = step === 'assert' || step === 'enrol' ? 'passkey' : 'capture';
      const done = await sandbox.act(client, id, { Act }).catch((error: unknown) => {
        if (error instanceof SelfsameError && error.code === 'E_TRANSACTION_EXPIRED')
          return sandbox.act(client, id, { Act: 'open' });
        throw error;
      });
      const goesOn = done.Outcome === 'retry' || done.Outcome === 'proven' || done.Outcome === 'refused';
      if (done.Status !== Status.Pending || !goesOn) return done;
      step = done.PasskeyStep;
    }
  },

  /**
   * Says what the next webhooks suffer, in place of what was said before; nothing ends it.
   * @example
   * await sandbox.webhookFaults(client, { Fault: 'error', Count: 3 }, { Fault: 'duplicate', Count: 1 });
   * @returns what is ordered
   * @throws SelfsameError
   */
  webhookFaults: (
    client: SelfsameClient,
    ...faults: SandboxWebhookFaults['Faults']
  ): Promise<SandboxWebhookFaults> => client.SetSandboxWebhookFaults({ body: { Faults: faults } }),

  /** Empties the sandbox: what people left in it goes, what it is set up with stays. @throws SelfsameError */
  reset: (client: SelfsameClient): Promise<SandboxReset> => client.ResetSandbox(),

  /** Moves the clock of the sandbox forward. @throws SelfsameError */
  moveClock: (client: SelfsameClient, seconds: number): Promise<SandboxClock> =>
    client.MoveSandboxClock({ body: { ForwardSec: seconds } }),
};
