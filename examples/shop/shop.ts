import {
  type EndReason,
  EventType,
  type SelfsameClient,
  SelfsameError,
  Status,
  transactionUrl,
  verifyWebhook,
} from '@selfsame/client';

/** What the shop knows of a payment. */
export interface Payment {
  account: string;
  state: 'waiting' | 'paid' | 'refused' | 'expired';
  /** What the customer is told where it is not paid. */
  says: string | null;
}

/** What a shop needs. */
export interface ShopOptions {
  baseUrl: string;
  client: SelfsameClient;
  /** `SecretKey` of the webhook settings. */
  webhookSecret: string;
}

/**
 * What a customer reads, by why it ended. All that has to do with the face has one text: whoever holds up a photo must not learn
 * whether it is the account's.
 */
const texts: Partial<Record<EndReason, string>> = {
  declined: 'You declined. Nothing was paid.',
  canceled: 'The payment was cancelled.',
  expired: 'The time was over. Begin again.',
  attemptsExhausted: 'No picture was good enough. Try again in better light.',
};
const anyText = 'We could not confirm that it is you. Try again in good light, or pay in another way.';

function stateOf(status: number): Payment['state'] {
  if (status === Status.Accepted) return 'paid';
  return status === Status.Expired ? 'expired' : 'refused';
}

/**
 * A shop whose customers confirm payments with their face. It enrols them, asks for a verification, and learns by webhook
 * how it ended. It is the same before a live tenant and a sandbox.
 */
export class Shop {
  readonly #options: ShopOptions;
  /** Accounts, by the id of their payment. */
  readonly #payers = new Map<string, string>();
  /** Ends of payments. One can come before the call that began it has answered. */
  readonly #ends = new Map<string, Omit<Payment, 'account'>>();
  readonly #customers = new Set<string>();
  /** Deliveries come at least once. */
  readonly #seen = new Set<string>();

  constructor(options: ShopOptions) {
    this.#options = options;
  }

  /**
   * Makes an account, and the link by which its owner takes the first selfie. Who gave up before it, gets a new link: so the
   * caller must know that this customer asks, or a stranger enrols a face of their own on the account.
   * @param account of whoever is signed in to the shop; never what a request names
   */
  async signUp(account: string): Promise<{ id: string; link: string }> {
    const { client, baseUrl } = this.#options;
    await client
      .CreateAccount({ body: { AccountNumber: account, DisplayName: account } })
      .catch((error: unknown) => {
        if (!(error instanceof SelfsameError) || error.code !== 'E_ACCOUNT_ALREADY_EXISTS') throw error;
      });
    const operation = await client.CreateOperation({
      body: { AccountNumber: account, Name: 'EnrollBioCredential', TransportType: 0 },
    });
    return { id: operation.OperationId, link: transactionUrl(baseUrl, operation) };
  }

  /** Whether somebody has taken the first selfie. */
  isCustomer = (account: string): boolean => this.#customers.has(account);

  /**
   * Asks a customer to confirm a payment.
   * @param account of whoever is signed in to the shop
   * @param order in a sandbox: how it comes out
   */
  async pay(account: string, amount: string, order?: string): Promise<{ id: string; link: string }> {
    const { client, baseUrl } = this.#options;
    const transaction = await client.CreateTransaction({
      body: {
        AccountNumber: account,
        Name: 'Verify_Identity',
        ConfirmationPolicy: { TransportType: 0, CredentialType: 1 },
        CustomData: [{ Key: 'amount', Value: amount }],
      },
      ...(order !== undefined && { order }),
    });
    this.#payers.set(transaction.TransactionId, account);
    return { id: transaction.TransactionId, link: transactionUrl(baseUrl, transaction) };
  }

  /** How a payment stands. */
  payment(id: string): Payment | undefined {
    const account = this.#payers.get(id);
    if (account === undefined) return undefined;
    return { account, ...(this.#ends.get(id) ?? { state: 'waiting', says: null }) };
  }

  /** Takes a delivery. @returns the status to answer with */
  async receive(headers: Record<string, string | string[] | undefined>, body: Uint8Array): Promise<number> {
    const event = await verifyWebhook({ secret: this.#options.webhookSecret, headers, body }).catch(
      () => null,
    );
    if (!event) return 400;
    if (this.#seen.has(event.EventId)) return 204;
    this.#seen.add(event.EventId);
    if (event.EventType === EventType.OperationFinished && event.Data.Status === Status.Accepted)
      this.#customers.add(event.Data.AccountNumber ?? '');
    if (event.EventType === EventType.TransactionFinished) {
      const { TransactionId, Status: status, Reason } = event.Data;
      const state = stateOf(status);
      this.#ends.set(TransactionId, {
        state,
        says: state === 'paid' ? null : ((Reason && texts[Reason]) ?? anyText),
      });
    }
    return 204;
  }
}
