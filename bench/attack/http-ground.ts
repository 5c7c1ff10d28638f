import type { AddressInfo } from 'node:net';
import { withGround } from '../../packages/server/test/app.ts';

const bases = {
  identity: '/IDCompleteBackendEngine/IdentityService/v1',
  admin: '/IDCompleteBackendEngine/Default/AdministrationServiceRest',
  authorization: '/IDCompleteBackendEngine/Default/AuthorizationServiceRest',
  capture: '/capture/v1',
};

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

/**
 * The whole server as it is started, on a database of its own, over real HTTP, with a customer's backend that may call it.
 * @param options as those of the test ground's `build`
 */
export async function openHttpGround(options: Parameters<Ground['build']>[0] = {}) {
  const endings: (() => Promise<void>)[] = [];
  const ground = await withGround({ after: (run) => endings.push(run) });
  const app = await ground.build({
    ...options,
    config: { port: 0, host: '127.0.0.1', trustProxy: 1, ...options.config },
  });
  await app.start();
  // Calls of one address are counted within a minute; every victim and every attacker has their own.
  let address = 0;
  const base = `http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`;

  async function ask<Body>(
    method: string,
    path: string,
    authorization: string,
    body?: object | FormData,
  ): Promise<Answer<Body>> {
    const isForm = body instanceof FormData;
    const response = await fetch(base + path, {
      method,
      headers: {
        authorization,
        'x-forwarded-for': `10.0.0.${address % 250}`,
        ...(body && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json().catch(() => null)) as Body };
  }
  async function call<Body>(...asked: Parameters<typeof ask>): Promise<Body> {
    const { status, body } = await ask<Body>(...asked);
    if (status >= 300) throw new Error(`${asked[1]}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  const key = Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64');
  const token = () => call<{ AccessToken: string }>('POST', `${bases.identity}/auth/token`, `Basic ${key}`);
  /** Anew for each call: the clock may have been moved. */
  const backend = async () => `Bearer ${(await token()).AccessToken}`;

  return {
    base,
    bases,
    ask,
    call,
    backend,
    /** What is called from here on comes from another address. */
    move(): void {
      address++;
    },
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
    beginVerification: async (accountNumber: string, CredentialType = 1): Promise<StolenLink> =>
      call('POST', `${bases.authorization}/v2/transactions`, await backend(), {
        Timeout: 3_600,
        Name: 'Verify_Identity',
        AccountNumber: accountNumber,
        ConfirmationPolicy: { TransportType: 0, CredentialType, BioPolicy: { CheckLiveness: true } },
      }),
    /** Opens a link as its page does. @returns its capture token */
    async openLink(kind: 'transaction' | 'operation', id: string, secret: string): Promise<string> {
      const asked = { kind, id, secret };
      return (await call<{ token: string }>('POST', `${bases.capture}/sessions/open`, '', asked)).token;
    },
    /** What the integrator's backend reads is what counts: 1 is accepted. */
    async isAccepted({ TransactionId }: StolenLink): Promise<boolean> {
      const path = `${bases.authorization}/v2/transactions/${TransactionId}/status`;
      return (await call<{ Status: number }>('GET', path, await backend())).Status === 1;
    },
    async end(): Promise<void> {
      for (const end of endings.reverse()) await end();
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
