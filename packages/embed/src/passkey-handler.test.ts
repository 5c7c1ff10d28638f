import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Authenticators, createPasskeyHandler, readPasskeyMessage } from './passkey-handler.ts';

const ownHost = 'id.example.com';
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A handler beside a browser that answers with what it is given, and the messages that go back. */
function handlerOf(answer: (options: { signal?: AbortSignal }) => Promise<unknown>) {
  const asked: [method: string, publicKey: unknown][] = [];
  const credentials = {
    get: (options: never) => record('get', options),
    create: (options: never) => record('create', options),
  } as unknown as Authenticators;
  function record(method: string, options: { publicKey: unknown; signal?: AbortSignal }) {
    asked.push([method, options.publicKey]);
    return answer(options);
  }
  const replies: unknown[] = [];
  const take = createPasskeyHandler({ credentials, ownHost });
  const say = async (name: string, params: object = {}) => {
    take({ type: `authid:webauth:${name}`, params: { ...params } }, (reply) => replies.push(reply));
    await settle();
  };
  return { asked, replies, say };
}

const answerWith = (params: object) => ({ type: 'authid:webauth:answer', params });

test('createPasskeyHandler: says that it is there, and shows a key of the server as a message can carry it', async () => {
  const response = { clientDataJSON: 1, authenticatorData: 2, signature: 3, userHandle: null };
  const key = { id: 'k', rawId: 4, type: 'public-key', authenticatorAttachment: 'platform', response };
  const { asked, replies, say } = handlerOf(async () => ({ ...key, getClientExtensionResults: () => ({}) }));
  await say('hello');
  const publicKey = { rpId: 'example.com', challenge: 5 };
  await say('ask', { id: 'a', method: 'get', publicKey });
  assert.deepEqual(asked, [['get', publicKey]]);
  assert.deepEqual(replies, [
    { type: 'authid:webauth:ready', params: {} },
    answerWith({ id: 'a', credential: key }),
  ]);
});

test('createPasskeyHandler: a new key with its transports; none, and an error by its name', async () => {
  const response = { clientDataJSON: 1, attestationObject: 2, getTransports: () => ['internal'] };
  const made = handlerOf(async () => ({ id: 'k', rawId: 4, type: 'public-key', response }));
  await made.say('ask', { id: 'a', method: 'create', publicKey: { rp: { id: ownHost } } });
  const sent = { clientDataJSON: 1, attestationObject: 2, transports: ['internal'] };
  const key = { id: 'k', rawId: 4, type: 'public-key', authenticatorAttachment: undefined, response: sent };
  assert.deepEqual([made.asked[0]![0], made.replies], ['create', [answerWith({ id: 'a', credential: key })]]);
  const none = handlerOf(async () => null);
  await none.say('ask', { id: 'a', method: 'get', publicKey: { rpId: ownHost } });
  assert.deepEqual(none.replies, [answerWith({ id: 'a', credential: null })]);
  const failing = handlerOf(async () => {
    throw new DOMException('', 'NotAllowedError');
  });
  await failing.say('ask', { id: 'a', method: 'get', publicKey: { rpId: ownHost } });
  assert.deepEqual(failing.replies, [answerWith({ id: 'a', error: 'NotAllowedError' })]);
});

test('createPasskeyHandler: keys of anybody but the server, are not asked for', async () => {
  const { asked, replies, say } = handlerOf(async () => null);
  const others = [
    { rpId: 'shop.example.com' },
    { rpId: 'ample.com' },
    { rp: { id: 'evil.example' } },
    {},
    null,
  ];
  for (const publicKey of others) await say('ask', { id: 'a', method: 'get', publicKey });
  assert.deepEqual(asked, []);
  assert.deepEqual(
    replies,
    others.map(() => answerWith({ id: 'a', error: 'SecurityError' })),
  );
});

test('createPasskeyHandler: a cancelled question, and one that another takes the place of, close their dialog', async () => {
  const { replies, say } = handlerOf(
    ({ signal }) =>
      new Promise((_, reject) =>
        signal!.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      ),
  );
  await say('ask', { id: 'a', method: 'get', publicKey: { rpId: ownHost } });
  await say('cancel', { id: 'other' });
  assert.deepEqual(replies, []);
  await say('cancel', { id: 'a' });
  await say('ask', { id: 'b', method: 'get', publicKey: { rpId: ownHost } });
  await say('ask', { id: 'c', method: 'get', publicKey: { rpId: ownHost } });
  assert.deepEqual(
    replies,
    ['a', 'b'].map((id) => answerWith({ id, error: 'AbortError' })),
  );
});

test('readPasskeyMessage: messages of passkeys, and nothing else', () => {
  const message = { type: 'authid:webauth:hello', params: {} };
  assert.deepEqual(readPasskeyMessage(message), message);
  const others = [null, 'text', {}, { type: 'authid:control:loaded', params: {} }, { type: message.type }];
  for (const data of others) assert.equal(readPasskeyMessage(data), null);
});
