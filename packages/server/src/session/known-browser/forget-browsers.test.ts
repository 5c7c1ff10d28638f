import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browserWorld } from '../../../test/passkey/browser-world.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';

const fixture = await createSessionFixture({ after });
const { db, clock } = fixture;
const { createKnown, browsersOf, setPasskeys } = await browserWorld(fixture);
await setPasskeys();

/** What a node does that knows of no browsers, in a rolling upgrade. */
const ofOldNodes: Record<string, (person: { accountId: string }) => Promise<unknown>> = {
  'disables the account': ({ accountId }) =>
    db.updateTable('account').set({ enabled: false }).where('id', '=', accountId).execute(),
  'deletes a passkey': ({ accountId }) =>
    db.deleteFrom('account_passkey').where('account_id', '=', accountId).execute(),
  'deletes the face': ({ accountId }) =>
    db
      .updateTable('biometric_credential')
      .set({ deleted_at: clock.now() })
      .where('account_id', '=', accountId)
      .execute(),
};

for (const [what, change] of Object.entries(ofOldNodes))
  test(`an old node ${what}: the browsers of that account are forgotten, and no others`, async () => {
    const [person, other] = [await createKnown(), await createKnown()];
    await change(person);
    assert.deepEqual(await browsersOf(person.accountId), []);
    assert.equal((await browsersOf(other.accountId)).length, 1);
  });
