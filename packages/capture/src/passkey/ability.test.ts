import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeHelped, nameOfDevice, passkeyAbility } from './ability.ts';

const able = { isSecureContext: true, PublicKeyCredential: class {}, document: {} };
const framed = (allowsFeature: (name: string) => boolean) => ({ featurePolicy: { allowsFeature } });

test('passkeyAbility: able, unless the browser knows none or the page is not secure', () => {
  assert.equal(passkeyAbility(able), 'able');
  assert.equal(passkeyAbility({ ...able, isSecureContext: false }), 'unable');
  assert.equal(passkeyAbility({ isSecureContext: true, document: {} }), 'unable');
});

test('passkeyAbility: blocked in a frame that is not allowed to get passkeys, where the browser says so', () => {
  const asked: string[] = [];
  const ask = (isAllowed: boolean) =>
    passkeyAbility({
      ...able,
      document: framed((name) => {
        asked.push(name);
        return isAllowed;
      }),
    });
  assert.deepEqual([ask(true), ask(false)], ['able', 'blocked']);
  assert.deepEqual([...new Set(asked)], ['publickey-credentials-get']);
});

test('nameOfDevice: the kind of device, the more special name first', () => {
  const names: Record<string, string> = {
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15': 'iPhone',
    'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15': 'iPad',
    'Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/130.0.0.0 Mobile Safari/537.36': 'Android phone',
    'Mozilla/5.0 (Linux; Android 15; SM-X710) Chrome/130.0.0.0 Safari/537.36': 'Android tablet',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/130.0.0.0': 'Chromebook',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0': 'Windows computer',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15': 'Mac',
    'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0': 'Linux computer',
    'Something else': 'Passkey',
  };
  for (const [agent, name] of Object.entries(names)) assert.equal(nameOfDevice(agent), name);
});

test('mayBeHelped: in a frame, unless the browser says that the frame itself may ask', () => {
  const page = (isFramed: boolean, document: object) => {
    const window = { document, parent: null as unknown };
    window.parent = isFramed ? {} : window;
    return mayBeHelped(window);
  };
  assert.equal(page(false, {}), false);
  assert.equal(page(true, {}), true);
  assert.deepEqual(
    [
      page(
        true,
        framed(() => false),
      ),
      page(
        true,
        framed(() => true),
      ),
    ],
    [true, false],
  );
});
