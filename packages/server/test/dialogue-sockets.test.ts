import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doors, limits } from '@selfsame/contract';
import { bases } from './served-operations.ts';
import { bearer, openShopTenant } from './shop-tenant.ts';

test('AnswerDialogue: a session that opens sockets again and again, is refused before one more stands; requests go on', async (t) => {
  const { origin, page, ask, tokens } = await openShopTenant(t);
  const path = doors.AnswerDialogue.path.replace('{attemptId}', page.attempt);
  const opens = (token = page.token) =>
    new Promise<boolean>((resolve) => {
      const protocols = ['selfsame.dialogue.v1', `bearer.${token}`];
      const socket = new WebSocket(origin.replace('http', 'ws') + path, protocols);
      socket.onopen = () => {
        socket.close();
        resolve(true);
      };
      socket.onerror = () => resolve(false);
    });
  for (let n = 0; n < limits.dialogueSockets; n++) assert.ok(await opens(), `socket ${n}`);
  assert.equal(await opens(), false);
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
  const protocols = {
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    'sec-websocket-protocol': `selfsame.dialogue.v1, bearer.${page.token}`,
  };
  const { status, body } = await ask('GET', path, { ...upgrade, ...protocols });
  assert.equal(status, 429);
  assert.equal(body.ID, 'E_RATE_LIMITED');
  const form = new FormData();
  form.append('frame', new Blob([Uint8Array.from([0xff, 0xd8, 0xff])], { type: 'image/jpeg' }), 'f.jpg');
  const step = await fetch(`${origin}/capture/v1/attempts/${page.attempt}/steps`, {
    ...{ method: 'POST', headers: bearer(page.token), body: form },
  });
  assert.notEqual(step.status, 429, 'requests go on');
  const { body: begun } = await ask(
    'POST',
    `${bases.admin}/foreignOperations/biometry`,
    bearer(tokens.access),
    {},
  );
  const link = { kind: 'operation', id: begun.OperationId, secret: begun.OneTimeSecret };
  const { body: other } = await ask('POST', '/capture/v1/sessions/open', {}, link);
  assert.ok(await opens(other.token), 'another session of the tenant and address');
});

test('AnswerDialogue: refusals over one socket, come ten a second at most', async (t) => {
  const { origin, page } = await openShopTenant(t);
  const path = doors.AnswerDialogue.path.replace('{attemptId}', page.attempt);
  const protocols = ['selfsame.dialogue.v1', `bearer.${page.token}`];
  const socket = new WebSocket(origin.replace('http', 'ws') + path, protocols);
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  const began = performance.now();
  for (let n = 0; n < 5; n++) {
    const answer = await new Promise<{ ID?: string }>((resolve) => {
      socket.onmessage = ({ data }) => resolve(JSON.parse(String(data)));
      // No picture.
      socket.send(Uint8Array.from([1, 2, 3]));
    });
    assert.ok(answer.ID, 'refused');
  }
  // A lower bound: timers may be a millisecond early, and are as late as the machine is busy.
  assert.ok(performance.now() - began >= 5 * 99);
  socket.close();
});
