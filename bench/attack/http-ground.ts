import type { AddressInfo } from 'node:net';
import { withGround } from '../../packages/server/test/app.ts';
import { bases as servedBases } from '../../packages/server/test/served-operations.ts';

const bases = { ...servedBases, capture: '/capture/v1' };

/** An answer as it came: the body is null where there is none. */
export interface Answer<Body> {
  status: number;
  body: Body;
}

/** A link of a transaction, as whoever stole it has it. */
export interface StolenLink {
  TransactionId: string;
  OneTimeSecret: string;
}

type Ground = Awaited<ReturnType<typeof withGround>>;

/** Calls of one server over HTTP, each from the address that was set last. */
class Caller {
  readonly base: string;
  #address = 0;

  constructor(base: string) {
    this.base = base;
  }

  /** What is called from here on comes from another address: calls of one are counted within a minute. */
  move(): void {
    this.#address++;
  }

  ask = async <Body>(
    method: string,
    path: string,
    authorization: string,
    body?: object | FormData,
  ): Promise<Answer<Body>> => {
    const isForm = body instanceof FormData;
    const headers = { authorization, 'x-forwarded-for': `10.0.0.${this.#address % 250}` };
    const response = await fetch(this.base + path, {
      method,
      headers: body && !isForm ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json().catch(() => null)) as Body };
  };

  /** @throws Error with the answer, where it is no success */
  call = async <Body>(...asked: Parameters<Caller['ask']>): Promise<Body> => {
    const { status, body } = await this.ask<Body>(...asked);
    if (status >= 300) throw new Error(`${asked[1]}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
}

/**
 * The whole server as it is started, on a database of its own, over real HTTP, with a customer's backend that may call it.
 * @param options as those of the test ground's `build`
 */
export async function openHttpGround(options: Parameters<Ground['build']>[0] = {}) {
  const endings: (() => Promise<void>)[] = [];
  const ground = await withGround({ after: (run) => endings.push(run) });
  const config = { port: 0, host: '127.0.0.1', trustProxy: 1, ...options.config };
  const app = await ground.build({ ...options, config });
  await app.start();
  const { port } = app.fastify.server.address() as AddressInfo;
  const end = async (): Promise<void> => {
    for (const run of endings.reverse()) await run();
  };
  return { ...backendOf(new Caller(`http://127.0.0.1:${port}`), app.firstKey!), end };
}

/** What a customer's backend and whoever has one of its links do. */
function backendOf(caller: Caller, { id, value }: { id: string; value: string }) {
  const { ask, call, base } = caller;
  const key = Buffer.from(`${id}:${value}`).toString('base64');
  /** Anew for each call: the clock may have been moved. */
  const backend = async (): Promise<string> => {
    const path = `${bases.identity}/auth/token`;
    return `Bearer ${(await call<{ AccessToken: string }>('POST', path, `Basic ${key}`)).AccessToken}`;
  };
  return {
    base,
    bases,
    ask,
    call,
    backend,
    move: () => caller.move(),
    /** An account that its owner enrolled with a picture. */
    async enrol(accountNumber: string, picture: Buffer): Promise<void> {
      const names = { DisplayName: accountNumber, CustomDisplayName: accountNumber, Description: 'Enrolled' };
      const account = { AccountNumber: accountNumber, ...names, Custom: true };
      await call('POST', `${bases.admin}/accounts`, await backend(), account);
      const credential = { DataType: 1, Data: picture.toString('base64') };
      const path = `${bases.admin}/accounts/${encodeURIComponent(accountNumber)}/bioCredential`;
      await call('POST', path, await backend(), credential);
    },
    /** A verification that waits for the person. */
    beginVerification: async (AccountNumber: string, CredentialType = 1): Promise<StolenLink> =>
      call('POST', `${bases.authorization}/v2/transactions`, await backend(), {
        Timeout: 3_600,
        Name: 'Verify_Identity',
        AccountNumber,
        ConfirmationPolicy: { TransportType: 0, CredentialType, BioPolicy: { CheckLiveness: true } },
      }),
    /** Opens a link as its page does. @returns its capture token */
    async openLink(kind: 'transaction' | 'operation', linkId: string, secret: string): Promise<string> {
      const asked = { kind, id: linkId, secret };
      return (await call<{ token: string }>('POST', `${bases.capture}/sessions/open`, '', asked)).token;
    },
    /** What the integrator's backend reads is what counts: 1 is accepted. */
    async isAccepted({ TransactionId }: StolenLink): Promise<boolean> {
      const path = `${bases.authorization}/v2/transactions/${TransactionId}/status`;
      return (await call<{ Status: number }>('GET', path, await backend())).Status === 1;
    },
  };
}

/** A capture as the page sends it. @param frames JPEG, in the order they were taken */
export function captureForm(frames: readonly Uint8Array[]): FormData {
  const form = new FormData();
  const camera = { width: 640, height: 480, label: 'FaceTime HD Camera' };
  const meta = { frames: frames.map((_, i) => ({ atMs: i * 150 })), camera, detector: 'wasm' };
  form.append('meta', JSON.stringify(meta));
  for (const frame of frames)
    form.append('frame', new Blob([new Uint8Array(frame)], { type: 'image/jpeg' }), 'f.jpg');
  return form;
}
