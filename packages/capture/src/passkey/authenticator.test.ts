import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askAuthenticator, type Credentials, PasskeyError } from './authenticator.ts';

const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;
const never = new AbortController().signal;

/** A browser that answers with what it is given, and keeps what it was asked. */
function browserOf(answer: unknown) {
  const asked: { get?: CredentialRequestOptions; create?: CredentialCreationOptions } = {};
  const settle = async () => {
    if (answer instanceof Error) throw answer;
    return answer as Credential | null;
  };
  const credentials: Credentials = {
    get: (options) => {
      asked.get = options ?? {};
      return settle();
    },
    create: (options) => {
      asked.create = options ?? {};
      return settle();
    },
  };
  return { credentials, asked };
}

const assertion = {
  id: '-_8',
  rawId: bytes(251, 255),
  type: 'public-key',
  authenticatorAttachment: 'platform',
  response: {
    clientDataJSON: bytes(1),
    authenticatorData: bytes(2),
    signature: bytes(3, 4, 5),
    userHandle: null,
  },
};

test('askAuthenticator: to show a key, challenge and ids as bytes, and the answer as text without padding', async () => {
  const { credentials, asked } = browserOf(assertion);
  const options = {
    challenge: '-_8',
    rpId: 'selfsame.test',
    timeout: 300_000,
    userVerification: 'required',
    allowCredentials: [{ id: 'AQI', type: 'public-key', transports: ['internal'] }],
  };
  const json = await askAuthenticator(credentials, { step: 'assert', options }, never);
  const { publicKey, signal } = asked.get!;
  assert.equal(signal, never);
  assert.deepEqual(publicKey, {
    ...options,
    challenge: Uint8Array.of(251, 255),
    allowCredentials: [{ id: Uint8Array.of(1, 2), type: 'public-key', transports: ['internal'] }],
  });
  assert.deepEqual(json, {
    id: '-_8',
    rawId: '-_8',
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response: { clientDataJSON: 'AQ', authenticatorData: 'Ag', signature: 'AwQF' },
  });
  const handed = { ...assertion, response: { ...assertion.response, userHandle: bytes(9) } };
  const named = await askAuthenticator(browserOf(handed).credentials, { step: 'assert', options }, never);
  assert.equal((named.response as Record<string, unknown>).userHandle, 'CQ');
});

test('askAuthenticator: to make a key, for enrolment and offer, with and without getTransports', async () => {
  const options = {
    challenge: 'AQ',
    rp: { id: 'selfsame.test', name: 'Bank' },
    user: { id: 'AgM', name: 'ada', displayName: 'Ada' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    excludeCredentials: [{ id: 'BA', type: 'public-key' }],
  };
  const made = (more: object) => ({
    ...{ id: 'AQ', rawId: bytes(1), type: 'public-key', authenticatorAttachment: null },
    response: { clientDataJSON: bytes(1), attestationObject: bytes(6), ...more },
  });
  for (const step of ['enrol', 'offer'] as const) {
    const { credentials, asked } = browserOf(made({ getTransports: () => ['internal', 'hybrid'] }));
    const json = await askAuthenticator(credentials, { step, options }, never);
    assert.deepEqual(asked.create?.publicKey?.user, { ...options.user, id: Uint8Array.of(2, 3) });
    assert.deepEqual(asked.create?.publicKey?.excludeCredentials, [
      { id: Uint8Array.of(4), type: 'public-key' },
    ]);
    assert.deepEqual(json.response, {
      clientDataJSON: 'AQ',
      attestationObject: 'Bg',
      transports: ['internal', 'hybrid'],
    });
    assert.equal(json.authenticatorAttachment, undefined);
  }
  const old = await askAuthenticator(browserOf(made({})).credentials, { step: 'enrol', options }, never);
  assert.deepEqual((old.response as Record<string, unknown>).transports, []);
});

test('askAuthenticator: what the browser says when it gives no key, by name', async () => {
  const troubles: [answer: unknown, trouble: string][] = [
    [null, 'closed'],
    [new DOMException('', 'NotAllowedError'), 'closed'],
    [new DOMException('', 'AbortError'), 'closed'],
    [new DOMException('', 'InvalidStateError'), 'exists'],
    [new DOMException('', 'NotSupportedError'), 'unable'],
    [new DOMException('', 'SecurityError'), 'unable'],
    [new TypeError('not a function'), 'unable'],
  ];
  for (const [answer, trouble] of troubles)
    await assert.rejects(
      askAuthenticator(
        browserOf(answer).credentials,
        { step: 'assert', options: { challenge: 'AQ' } },
        never,
      ),
      (error) => error instanceof PasskeyError && error.trouble === trouble,
      trouble,
    );
});

test('askAuthenticator: a page that left the screen, told by the AbortError itself', async () => {
  const left = new AbortController();
  left.abort();
  const abort = new DOMException('', 'AbortError');
  const asking = askAuthenticator(
    browserOf(abort).credentials,
    { step: 'assert', options: { challenge: 'AQ' } },
    left.signal,
  );
  await assert.rejects(asking, (error) => error === abort);
});
