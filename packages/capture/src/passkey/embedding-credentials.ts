import type { Credentials } from './authenticator.ts';

/** A message to or from the page around this one (docs/wire.md#passkey-messages). */
interface PasskeyMessage {
  readonly type: `authid:webauth:${'hello' | 'ready' | 'ask' | 'cancel' | 'answer'}`;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What of a window is used to speak with the page around it. */
export interface FramedWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(
    name: 'message',
    listener: (event: MessageEvent) => void,
    options?: { readonly signal?: AbortSignal },
  ): void;
}

/** Pauses before the embedding page is asked again whether its handler is there, ms: its script may come later than this page. */
const helloPausesMs = [250, 500, 1_000, 2_000, 4_000];
/** How long a dialog may be open where its question names no time, ms. */
const DEFAULT_TIMEOUT_MS = 300_000;
/** By how much longer than the dialog its answer may take, ms. */
const GRACE_MS = 5_000;

/**
 * Looks whether the page around this one has a handler for passkeys.
 * @returns its origin, as the browser says; null where nobody answers or the signal fires
 */
export async function findEmbeddingOrigin(
  page: FramedWindow,
  { sleep, signal }: { readonly sleep: (ms: number) => Promise<void>; readonly signal: AbortSignal },
): Promise<string | null> {
  const heard = new AbortController();
  signal.addEventListener('abort', () => heard.abort());
  let found: string | null = null;
  page.addEventListener(
    'message',
    ({ source, origin, data }) => {
      if (source !== (page.parent as unknown) || data?.type !== 'authid:webauth:ready') return;
      found = origin;
      heard.abort();
    },
    { signal: heard.signal },
  );
  const hello: PasskeyMessage = { type: 'authid:webauth:hello', params: {} };
  for (const ms of helloPausesMs) {
    // It holds nothing, so that any page may read it.
    page.parent.postMessage(hello, '*');
    await Promise.race([sleep(ms), aborted(heard.signal)]);
    if (heard.signal.aborted) return found;
  }
  heard.abort();
  return found;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** The passkeys of this browser, asked for by the page around this one. */
export class EmbeddingCredentials implements Credentials {
  readonly #page: FramedWindow;
  readonly #origin: string;

  /** @param origin of the page around this one: nobody else hears what is asked, and nobody else answers */
  constructor(page: FramedWindow, origin: string) {
    this.#page = page;
    this.#origin = origin;
  }

  get(options: CredentialRequestOptions): Promise<Credential | null> {
    return this.#ask('get', options.publicKey, options.signal);
  }

  create(options: CredentialCreationOptions): Promise<Credential | null> {
    return this.#ask('create', options.publicKey, options.signal);
  }

  #ask(
    method: 'get' | 'create',
    publicKey: { readonly timeout?: number } | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Credential | null> {
    if (signal?.aborted) return Promise.reject(new DOMException('', 'AbortError'));
    const id = crypto.randomUUID();
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answer = new Promise<Credential | null>((resolve, reject) => {
      const leave = (name: string) => {
        this.#post('cancel', { id });
        reject(new DOMException('', name));
      };
      timer = setTimeout(leave, (publicKey?.timeout ?? DEFAULT_TIMEOUT_MS) + GRACE_MS, 'NotAllowedError');
      signal?.addEventListener('abort', () => leave('AbortError'), { signal: over.signal });
      this.#page.addEventListener(
        'message',
        (event) => {
          const params = this.#readAnswer(event, id);
          if (params === null) return;
          if (typeof params.error === 'string') reject(new DOMException('', params.error));
          else resolve(params.credential ? revive(params.credential) : null);
        },
        { signal: over.signal },
      );
    });
    this.#post('ask', { id, method, publicKey });
    return answer.finally(() => {
      clearTimeout(timer);
      over.abort();
    });
  }

  #readAnswer({ source, origin, data }: MessageEvent, id: string): Answer | null {
    const isFromHandler = source === (this.#page.parent as unknown) && origin === this.#origin;
    return isFromHandler && data?.type === 'authid:webauth:answer' && data.params?.id === id
      ? data.params
      : null;
  }

  #post(name: 'ask' | 'cancel', params: PasskeyMessage['params']): void {
    const message: PasskeyMessage = { type: `authid:webauth:${name}`, params };
    this.#page.parent.postMessage(message, this.#origin);
  }
}

/** A credential as the handler sends it, or the name of the error that the browser gave. */
interface Answer {
  readonly credential?: { readonly response: { readonly transports?: string[] } } | null;
  readonly error?: string;
}

/** A message carries no functions: `getTransports` is one again here. */
function revive(credential: NonNullable<Answer['credential']>): Credential {
  const { response } = credential;
  const getTransports = () => response.transports ?? [];
  return { ...credential, response: { ...response, getTransports } } as unknown as Credential;
}
