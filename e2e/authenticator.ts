import type { CDPSession, Page } from 'playwright-core';

/** How a virtual authenticator differs from the device's own one that agrees to everything. */
export interface AuthenticatorTraits {
  /** Whether it recognizes its user. Default true. */
  isUserVerified?: boolean;
  /** Whether its keys are synced with others (flags BE and BS). Default false. */
  isSynced?: boolean;
}

/** A key of a virtual authenticator, private part included: WebAuthn.Credential of CDP. */
export type HeldKey = Awaited<ReturnType<Authenticator['keys']>>[number];

/** A virtual authenticator (WebAuthn domain of CDP). */
export class Authenticator {
  readonly #debug: CDPSession;
  readonly #id: string;

  constructor(debug: CDPSession, authenticatorId: string) {
    this.#debug = debug;
    this.#id = authenticatorId;
  }

  /** What it holds. */
  async keys() {
    const { credentials } = await this.#debug.send('WebAuthn.getCredentials', { authenticatorId: this.#id });
    return credentials;
  }

  /** Puts keys of another page's authenticator into it, as one device has them. */
  async hold(keys: readonly HeldKey[]): Promise<void> {
    for (const credential of keys)
      await this.#debug.send('WebAuthn.addCredential', { authenticatorId: this.#id, credential });
  }

  /** Forgets all its keys. */
  async clear(): Promise<void> {
    await this.#debug.send('WebAuthn.clearCredentials', { authenticatorId: this.#id });
  }

  /** From now on it recognizes its user, or does not. */
  async verifyUser(isUserVerified: boolean): Promise<void> {
    await this.#debug.send('WebAuthn.setUserVerified', { authenticatorId: this.#id, isUserVerified });
  }
}

/** Gives a page's browser an authenticator that holds passkeys and agrees to everything, but for its traits. */
export async function addAuthenticator(
  page: Page,
  { isUserVerified = true, isSynced = false }: AuthenticatorTraits = {},
): Promise<Authenticator> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('WebAuthn.enable');
  const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: isSynced,
      defaultBackupState: isSynced,
    },
  });
  return new Authenticator(debug, authenticatorId);
}
