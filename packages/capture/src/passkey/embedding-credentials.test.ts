import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EmbeddingCredentials, type FramedWindow, findEmbeddingOrigin } from './embedding-credentials.ts';

const shop = 'https://shop.example.com';
type Posted = { message: { type: string; params: Record<string, unknown> }; to: string };

/** A framed page whose outside writes down what it is told, and answers when it is made to. */
function framedPage() {
  const posted: Posted[] = [];
  const parent = {
    postMessage: (message: unknown, to: string) => void posted.push({ message, to } as Posted),
  };
  const page = Object.assign(new EventTarget(), { parent }) as unknown as FramedWindow & EventTarget;
  const say = (type: string, params: object = {}, from: { source?: unknown; origin?: string } = {}) =>
    page.dispatchEvent(
      Object.assign(new Event('message'), { source: parent, origin: shop, data: { type, params }, ...from }),
    );
  return { page, posted, say };
}

const never = () => new Promise<void>(() => undefined);
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('findEmbeddingOrigin: asks with nothing in it, and takes the word of the page around alone', async () => {
  const { page, posted, say } = framedPage();
  const finding = findEmbeddingOrigin(page, { sleep: never, signal: new AbortController().signal });
  say('authid:webauth:ready', {}, { source: {}, origin: 'https://evil.example' });
  say('authid:control:setup');
  say('authid:webauth:ready');
  assert.equal(await finding, shop);
  assert.deepEqual(posted, [{ message: { type: 'authid:webauth:hello', params: {} }, to: '*' }]);
});

test('findEmbeddingOrigin: nobody answers, is asked five times and given up', async () => {
  const { page, posted } = framedPage();
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  assert.equal(await findEmbeddingOrigin(page, { sleep, signal: new AbortController().signal }), null);
  assert.deepEqual([posted.length, slept], [5, [250, 500, 1_000, 2_000, 4_000]]);
});

test('EmbeddingCredentials: the question goes to the one origin, and only its answer to this question counts', async () => {
  const { page, posted, say } = framedPage();
  const publicKey = { challenge: Uint8Array.of(1), rpId: 'example.com' };
  const asking = new EmbeddingCredentials(page, shop).get({ publicKey });
  const { message, to } = posted[0]!;
  const { id } = message.params;
  assert.equal(to, shop);
  assert.deepEqual(message, { type: 'authid:webauth:ask', params: { id, method: 'get', publicKey } });
  const wrong = { credential: { id: 'wrong', response: {} } };
  say('authid:webauth:answer', { id: 'another', ...wrong });
  say('authid:webauth:answer', { id, ...wrong }, { origin: 'https://evil.example' });
  say('authid:webauth:answer', { id, ...wrong }, { source: {} });
  say('authid:webauth:answer', { id, credential: { id: 'right', response: { transports: ['internal'] } } });
  const credential = (await asking) as unknown as { id: string; response: { getTransports(): string[] } };
  assert.deepEqual([credential.id, credential.response.getTransports()], ['right', ['internal']]);
});

test('EmbeddingCredentials: no key, an error by its name, and a screen that was left', async () => {
  const { page, posted, say } = framedPage();
  const credentials = new EmbeddingCredentials(page, shop);
  const none = credentials.create({ publicKey: {} as never });
  say('authid:webauth:answer', { id: posted.at(-1)!.message.params.id, credential: null });
  assert.equal(await none, null);
  const refused = credentials.create({ publicKey: {} as never });
  say('authid:webauth:answer', { id: posted.at(-1)!.message.params.id, error: 'InvalidStateError' });
  await assert.rejects(refused, { name: 'InvalidStateError' });
  const left = new AbortController();
  const waiting = credentials.get({ publicKey: {} as never, signal: left.signal });
  const { id } = posted.at(-1)!.message.params;
  left.abort();
  await assert.rejects(waiting, { name: 'AbortError' });
  await settle();
  assert.deepEqual(posted.at(-1), { message: { type: 'authid:webauth:cancel', params: { id } }, to: shop });
});
