import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doors, limits } from '@selfsame/contract';
import { bearer, openShopTenant } from './shop-tenant.ts';

test('AnswerDialogue: a session that opens sockets again and again, is refused before one more stands; requests go on', async (t) => {
  const { origin, page, ask } = await openShopTenant(t);
  const path = doors.AnswerDialogue.path.replace('{attemptId}', page.attempt);
  const opens = () =>
    new Promise<boolean>((resolve) => {
      const protocols = ['selfsame.dialogue.v1', `bearer.${page.token}`];
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
  assert.equal((await ask('GET', '/capture/v1/session', bearer(page.token))).status, 200);
});
