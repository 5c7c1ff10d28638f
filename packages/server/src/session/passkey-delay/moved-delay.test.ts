import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status } from '@selfsame/contract';
import { codeWorld } from '../../../test/passkey/code-world.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { moveClock } from '../../sandbox/move-clock.ts';
import { expireSessions } from '../life/settle-expiry.ts';
import { settleDelays } from './settle-delays.ts';

const fixture = await createSessionFixture({ after }, { sandbox: true });
const { deps, rowOf, heldOf, deliver, createHeld } = await codeWorld(fixture, 'delay');
const { caller, clock } = fixture;
const delaySec = limits.passkeys.delay.default * 3_600;

/** Moves the clock of the sandbox, and lets the server look after the waits that are over by then. */
async function move(ForwardSec: number): Promise<number> {
  const needs = {
    ...deps,
    moveDeliveries: async () => undefined,
    expireSessions: (now: Date, tenantId: string) => expireSessions(deps, now, tenantId),
  };
  const { Expired } = await moveClock(needs, caller, { ForwardSec });
  await settleDelays({ ...deps, log: { warn: (...said: unknown[]) => assert.fail(String(said)) } });
  return Expired;
}

test('MoveSandboxClock: by the time of a wait in place of a passkey, ends the wait, and not by a second less', async () => {
  const { page } = await createHeld();
  await deliver();
  assert.equal(await move(delaySec - 1), 0);
  assert.equal((await rowOf(page)).status, Status.Pending);
  assert.equal(await move(1), 0);
  const row = await rowOf(page);
  assert.deepEqual(
    [row.status, row.passkey_stand_in, row.passkey_stood_in_at],
    [Status.Accepted, 'delay', clock.now()],
  );
  assert.equal((await heldOf(page))?.state, 'accepted');
});

test('MoveSandboxClock: beyond the time of a wait and what is added to it, ends the session', async () => {
  const { page } = await createHeld();
  await deliver();
  assert.equal(await move(delaySec + limits.passkeys.delay.graceSec), 1);
  assert.equal((await rowOf(page)).status, Status.Expired);
  assert.equal((await heldOf(page))?.state, 'closed');
});
