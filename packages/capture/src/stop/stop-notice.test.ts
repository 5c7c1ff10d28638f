import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../texts/load-texts.ts';
import { readNotice } from './read-notice.ts';
import { stopNotice } from './stop-notice.ts';
import { stopTexts } from './stop-texts.ts';

const id = '6f9619ff-8b86-4011-b42d-00c04fc964ff';

test('readNotice: id and secret out of the fragment, null for anything else', () => {
  assert.deepEqual(readNotice(`#a-b_C9-.${id}`), { id, secret: 'a-b_C9-' });
  for (const fragment of ['', '#', `#${id}`, `#.${id}`, `#${id}.a-b_C9`, '#x.y'])
    assert.equal(readNotice(fragment), null);
});

test('stopNotice: the word of the server, and a reason where there is none', async () => {
  const asked: unknown[] = [];
  const answer = (status: number, body: unknown) =>
    stopNotice(
      { id, secret: 's' },
      {
        base: 'capture/v1',
        fetch: async (url, init) => {
          asked.push([url, init?.method, JSON.parse(String(init?.body))]);
          return Response.json(body, { status });
        },
      },
    );
  assert.equal(await answer(200, { outcome: 'stopped' }), 'stopped');
  assert.deepEqual(asked, [['capture/v1/passkey/delay/stop', 'POST', { id, secret: 's' }]]);
  assert.equal(await answer(200, { outcome: 'accepted' }), 'accepted');
  assert.equal(await answer(404, {}), 'notValid');
  assert.equal(await answer(429, {}), 'failed');
  assert.equal(await answer(200, { outcome: 'constructor' }), 'failed');
  const cut = await stopNotice(
    { id, secret: 's' },
    { base: '', fetch: () => Promise.reject(new TypeError('cut')) },
  );
  assert.equal(cut, 'failed');
});

test('stopTexts: every language of the page, in its own words', () => {
  assert.deepEqual(Object.keys(stopTexts).sort(), [...languages].sort());
  for (const [language, texts] of Object.entries(stopTexts))
    for (const [name, text] of Object.entries(texts)) {
      assert.ok(text.trim() !== '', `${language} ${name}`);
      if (language !== 'en')
        assert.notEqual(text, stopTexts.en![name as keyof typeof texts], `${language} ${name}`);
    }
});
