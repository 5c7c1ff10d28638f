import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pendingSession } from '../../test/sessions.ts';
import type { ApiRequest, ApiResponse } from './send-request.ts';
import { SendingError } from './send-request.ts';
import { ApiError, createSessionApi, type SessionApi } from './session-api.ts';

const answer = (status: number, json: unknown = null, retryAfterSec: number | null = null): ApiResponse => ({
  status,
  json,
  retryAfterSec,
});
const opened = answer(200, { token: 'secret-token', session: pendingSession() });
function lost(): never {
  throw new SendingError('network');
}

/** An API whose requests are answered by a script; what was sent and waited is kept. */
function scripted(...script: (ApiResponse | (() => ApiResponse))[]) {
  const sent: ApiRequest[] = [];
  const waits: number[] = [];
  const last: { url: string; token: string; body: string }[] = [];
  const api = createSessionApi({
    base: '/capture/v1',
    link: { kind: 'operation', id: 'id', secret: 's==' },
    sendRequest: async (request) => {
      sent.push(request);
      const next = script.shift();
      assert.ok(next, `unexpected ${request.url}`);
      return typeof next === 'function' ? next() : next;
    },
    wait: async (ms) => void waits.push(ms),
    untilOnline: async () => undefined,
    sendLast: (url, token, body) => last.push({ url, token, body }),
    createSocket: () => assert.fail('no socket is needed'),
  });
  return { api, sent, waits, last };
}

test('open: a link, is sent in the body and its token used from then on', async () => {
  const { api, sent } = scripted(opened, answer(200, pendingSession()));
  await api.open();
  await api.decline();
  assert.deepEqual(JSON.parse(sent[0]!.body as string), { kind: 'operation', id: 'id', secret: 's==' });
  assert.deepEqual(
    sent.map(({ url, token }) => [url, token]),
    [
      ['/capture/v1/sessions/open', null],
      ['/capture/v1/decline', 'secret-token'],
    ],
  );
});

test('submit: a connection lost twice, is repeated with the same attempt', async () => {
  const { api, sent } = scripted(lost, lost, answer(200, { outcome: 'accepted' }));
  const result = await api.submit('a-1', new FormData(), () => undefined);
  assert.equal(result.outcome, 'accepted');
  assert.deepEqual(new Set(sent.map(({ url }) => url)), new Set(['/capture/v1/attempts/a-1']));
});

test('submit: a busy server, is given the time it asks for', async () => {
  const { api, waits } = scripted(
    answer(503, null, 7),
    answer(429, null, 2),
    answer(200, { outcome: 'retry' }),
  );
  await api.submit('a-1', new FormData(), () => undefined);
  assert.deepEqual(waits, [7000, 2000]);
});

test('submit: a server busy for a minute, is told to the user at once', async () => {
  const { api, waits } = scripted(answer(503, null, 60));
  await assert.rejects(
    api.submit('a-1', new FormData(), () => undefined),
    (error: ApiError) => {
      assert.deepEqual(error.problem, { kind: 'busy' });
      return true;
    },
  );
  assert.deepEqual(waits, []);
});

test('issueAttempt: a token that is gone, is renewed by the link once', async () => {
  const { api, sent } = scripted(opened, answer(401), opened, answer(200, { attemptId: 'a' }));
  await api.open();
  assert.equal((await api.issueAttempt()).attemptId, 'a');
  assert.equal(sent.length, 4);
  assert.deepEqual(JSON.parse(String(sent.at(-1)?.body)), { consent: true });
  const stubborn = scripted(answer(401), opened, answer(401));
  await assert.rejects(stubborn.api.issueAttempt(), ApiError);
});

test('open: a refusal, carries the code of the wire', async () => {
  const { api } = scripted(answer(409, { ID: 'x', Code: 'E_LINK_KIND_MISMATCH', Message: '', Args: [] }));
  await assert.rejects(api.open(), (error: ApiError) => {
    assert.deepEqual(error.problem, { kind: 'refused', status: 409, code: 'E_LINK_KIND_MISMATCH' });
    return true;
  });
});

test('open: no connection at all, is given up after four tries', async () => {
  const { api, sent } = scripted(lost, lost, lost, lost);
  await assert.rejects(api.open(), (error: ApiError) => error.problem.kind === 'network');
  assert.equal(sent.length, 4);
});

test('answerCode and another code: a lost answer, is not asked for again, because each counts', async () => {
  for (const ask of [
    (api: SessionApi) => api.answerCode('123456'),
    (api: SessionApi) => api.sendCode(true),
  ]) {
    const { api, sent } = scripted(lost);
    await assert.rejects(ask(api), (error: ApiError) => error.problem.kind === 'network');
    assert.equal(sent.length, 1);
  }
  const { api, sent } = scripted(lost, answer(200, {}));
  await api.sendCode(false);
  assert.equal(sent.length, 2);
});

test('report: before the session is open nothing is sent; then once, with the token, and nobody waits', async () => {
  const { api, last } = scripted(opened);
  const marks = { marks: [], told: [], tried: [], leftAfter: 'opened' } as const;
  api.report({ ...marks, marks: [], told: [], tried: [] });
  assert.equal(last.length, 0);
  await api.open();
  api.report({ ...marks, marks: [], told: [], tried: [] });
  assert.equal(last.length, 1);
  assert.deepEqual([last[0]!.url, last[0]!.token], ['/capture/v1/marks', 'secret-token']);
  assert.deepEqual(JSON.parse(last[0]!.body), marks);
});
