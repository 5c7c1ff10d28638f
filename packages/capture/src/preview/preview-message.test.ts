import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPreviewMessage } from './preview-message.ts';

const parent = {};
const around = { origin: 'https://selfsame.test', parent };
const look = { requester: 'X', logo: null, colors: null, texts: [], privacyUrl: null, helpUrl: null };
const data = { type: 'selfsame:preview', look, logo: null, locale: 'de', scheme: 'dark', scene: 'intro' };
const from = (more: object, content: unknown = data) =>
  ({ data: content, origin: around.origin, source: parent, ...more }) as unknown as MessageEvent;

test('isPreviewMessage: from the page around of the same origin, is taken; from anywhere else, or odd, is not', () => {
  assert.ok(isPreviewMessage(from({}), around));
  assert.ok(isPreviewMessage(from({}, { ...data, logo: new Blob(['x']) }), around));
  for (const other of [
    from({ origin: 'https://evil.test' }),
    from({ source: {} }),
    from({}, null),
    from({}, { ...data, type: 'selfsame:other' }),
    from({}, { ...data, look: null }),
    from({}, { ...data, logo: 'https://evil.test/logo.png' }),
    from({}, { ...data, scheme: 'sepia' }),
    from({}, { ...data, scene: 'constructor' }),
  ])
    assert.equal(isPreviewMessage(other, around), false);
});
