/** A message between the capture page and the page around it (docs/wire.md#passkey-messages). */
export interface PasskeyMessage {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What of the browser is used. */
export type Authenticators = Pick<CredentialsContainer, 'create' | 'get'>;

/** What the handler needs of the page that it runs in. */
export interface PasskeyHandlerNeeds {
  readonly credentials: Authenticators;
  /** Host of the server whose page may ask. */
  readonly ownHost: string;
}

const prefix = 'authid:webauth:';

/** The message of the capture page in what `window` heard; null when it is something else. */
export function readPasskeyMessage(data: unknown): PasskeyMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, params } = data as Partial<Record<string, unknown>>;
  const isOurs = typeof type === 'string' && type.startsWith(prefix);
  return isOurs && typeof params === 'object' && params !== null ? { type, params: { ...params } } : null;
}

/**
 * Asks the browser for passkeys in the name of the capture page, whose frame is not allowed to. It asks for keys of that
 * server's own RP id alone, and for one at a time.
 * @returns takes a message of the capture page; `reply` takes what goes back to it
 */
export function createPasskeyHandler({ credentials, ownHost }: PasskeyHandlerNeeds) {
  let asking: { readonly id: unknown; readonly abort: AbortController } | null = null;

  async function ask(id: unknown, method: unknown, publicKey: unknown): Promise<Record<string, unknown>> {
    asking?.abort.abort();
    const abort = new AbortController();
    asking = { id, abort };
    try {
      // The page that this script runs in has passkeys of its own, and they are none of the frame's business.
      if (!isOfServer(rpIdOf(publicKey), ownHost)) throw new DOMException('', 'SecurityError');
      const options = { signal: abort.signal, publicKey: publicKey as never };
      const credential =
        method === 'create' ? await credentials.create(options) : await credentials.get(options);
      return { id, credential: credential && plain(credential as PublicKeyCredential) };
    } catch (error) {
      return { id, error: (error as Error).name };
    }
  }

  return (message: PasskeyMessage, reply: (message: PasskeyMessage) => void): void => {
    const { id, method, publicKey } = message.params;
    switch (message.type.slice(prefix.length)) {
      case 'hello':
        reply({ type: `${prefix}ready`, params: {} });
        break;
      case 'ask':
        void ask(id, method, publicKey).then((params) => reply({ type: `${prefix}answer`, params }));
        break;
      case 'cancel':
        if (asking?.id === id) asking?.abort.abort();
        break;
    }
  };
}

function rpIdOf(publicKey: unknown): unknown {
  const { rpId, rp } = (publicKey ?? {}) as { rpId?: unknown; rp?: { id?: unknown } };
  return rpId ?? rp?.id;
}

const isOfServer = (rpId: unknown, host: string): boolean =>
  typeof rpId === 'string' && rpId !== '' && (host === rpId || host.endsWith(`.${rpId}`));

/** A credential as a message can carry it. */
function plain({ id, rawId, type, authenticatorAttachment, response }: PublicKeyCredential): object {
  const { clientDataJSON } = response;
  const rest = 'attestationObject' in response ? made(response as never) : shown(response as never);
  return { id, rawId, type, authenticatorAttachment, response: { clientDataJSON, ...rest } };
}

const made = (response: AuthenticatorAttestationResponse): object => ({
  attestationObject: response.attestationObject,
  // Missing before Firefox 119.
  transports: response.getTransports?.() ?? [],
});

const shown = ({ authenticatorData, signature, userHandle }: AuthenticatorAssertionResponse): object => ({
  authenticatorData,
  signature,
  userHandle,
});
