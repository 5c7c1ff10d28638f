import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goodPassword, type OperatorWorld, type SignedIn, withOperators } from '../../test/operator-world.ts';

/** Ways in which an operator, or who looks after them, makes sure that nobody else is known as them. @returns what the one that asked keeps */
const forgettings: Record<string, (world: OperatorWorld, person: SignedIn) => Promise<string | undefined>> = {
  'signed out elsewhere': async (world, { cookie }) =>
    (await world.ask('profile/sessions', { method: 'DELETE', cookie })).device,
  'set another password': async (world, { cookie }) =>
    (await world.ask('profile/password', { method: 'PUT', cookie, body: { Password: goodPassword } })).device,
  'was disabled and enabled': async (world, { session }) => {
    const { cookie } = await world.join('owner');
    for (const enabled of [false, true])
      await world.ask(`operators/${session.OperatorId}/enable?enabled=${enabled}`, {
        method: 'POST',
        cookie,
      });
    return undefined;
  },
};

for (const [what, forget] of Object.entries(forgettings))
  test(`a browser that is known: no longer after its operator ${what}; the browser that asked still is`, async (t) => {
    const world = await withOperators(t);
    const person = await world.join('operator');
    world.edge.clock.pass(60);
    const own = await forget(world, person);
    world.edge.clock.pass(60);
    const from = '203.0.113.9';
    const sign = (Code: string, cookie?: string) =>
      world.ask('sign-in/password', {
        body: { Email: person.email, Password: goodPassword, Code },
        from,
        ...(cookie && { cookie }),
      });
    for (let at = 0; at < 5; at++) assert.equal((await sign('000000')).status, 401);
    assert.equal((await sign(world.code(person.secret), person.device)).status, 429);
    if (own) assert.equal((await sign(world.code(person.secret), own)).status, 200);
    assert.equal(own === undefined, what.startsWith('was'));
  });
