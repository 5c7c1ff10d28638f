import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Operation, type OperationId, operationById, operationIds } from '@selfsame/contract';
import { type OperatorWorld, withOperators } from './operator-world.ts';

/** Names of one tenant's things in the portal; random ones name nothing. */
interface Names {
  operator: string;
  invitation: string;
  session: string;
  passkey: string;
}

interface Input {
  id: (names: Names) => string;
  query?: string;
  body?: object;
}

/** Every operation of the portal's operators that can be told the name of a thing, and how. */
const naming: Partial<Record<OperationId, Input>> = {
  ChangeOperatorRole: { id: ({ operator }) => operator, body: { Role: 'auditor' } },
  EnableOperator: { id: ({ operator }) => operator, query: '?enabled=false', body: {} },
  DeleteOperator: { id: ({ operator }) => operator },
  GetOperatorApiKeys: { id: ({ operator }) => operator },
  RevokeInvitation: { id: ({ invitation }) => invitation },
  RevokeOperatorSession: { id: ({ session }) => session },
  RenamePasskey: { id: ({ passkey }) => passkey, body: { Name: 'Taken over' } },
  DeletePasskey: { id: ({ passkey }) => passkey },
};

/** Named by an id, but tried elsewhere: reviews in decide-review.test.ts, tenants and keys of the installation in access-walk.test.ts. */
const elsewhere = (operation: Operation): boolean =>
  operation.path.startsWith('/reviews/') ||
  operation.path.startsWith('/tenants/') ||
  operation.path.startsWith('/installationKeys/');

const nobody = (): Names => ({
  operator: crypto.randomUUID(),
  invitation: crypto.randomUUID(),
  session: crypto.randomUUID(),
  passkey: crypto.randomUUID(),
});

/** Gives the first tenant one of everything. */
async function furnish({ edge, ask, join, invite }: OperatorWorld): Promise<Names> {
  await join('owner');
  const { cookie, session } = await join('owner', 'Ann');
  await invite('auditor', { email: 'ben@example.com' });
  const { db, clock } = edge;
  const { id: invitation } = await db.selectFrom('operator_invite').select('id').executeTakeFirstOrThrow();
  const passkey = crypto.randomUUID();
  await db
    .insertInto('operator_passkey')
    .values({
      id: passkey,
      operator_id: session.OperatorId,
      credential_id: 'AAAA',
      public_key: Buffer.alloc(8),
      counter: 0,
      transports: [],
      backed_up: false,
      name: 'Key',
      created_at: clock.now(),
    })
    .execute();
  const { body } = await ask('profile/sessions', { cookie });
  return { operator: session.OperatorId, invitation, session: body.Items[0].Id, passkey };
}

const tables = ['operator', 'operator_invite', 'operator_session', 'operator_passkey'] as const;

test('an owner of another tenant: cannot tell our people, invitations, sessions and passkeys from none, and changes none', async (t) => {
  const world = await withOperators(t);
  const names = await furnish(world);
  const { tenantId } = await world.edge.addTenant('Other');
  const { cookie } = await world.accept(await world.setUpToken(tenantId), 'Eve');
  const rows = async () => {
    const all = await Promise.all(
      tables.map((table) => world.edge.db.selectFrom(table).selectAll().orderBy('id').execute()),
    );
    // When somebody was seen last is theirs to change.
    return JSON.stringify(all, (key, value) => (key === 'last_seen_at' ? undefined : value));
  };
  const before = await rows();
  for (const id of operationIds) {
    const operation: Operation = operationById(id);
    if (operation.access.kind !== 'operator' || !operation.path.includes('{') || elsewhere(operation))
      continue;
    const input = naming[id];
    assert.ok(input, `${id} names a thing: say how, here`);
    const send = (said: Names) =>
      world.ask(operation.path.slice(1).replace(/\{\w+\}/, input.id(said)) + (input.query ?? ''), {
        method: operation.method as 'PUT',
        cookie,
        ...(input.body && { body: input.body }),
      });
    const [ours, unknown] = [await send(names), await send(nobody())];
    assert.equal(ours.status, 404, `${id} ${JSON.stringify(ours.body)}`);
    assert.deepEqual([ours.status, ours.body.ID], [unknown.status, unknown.body.ID], id);
    assert.equal(await rows(), before, id);
  }
  for (const list of ['operators', 'invitations', 'profile/sessions', 'profile/sign-in-methods']) {
    const { status, body } = await world.ask(list, { cookie });
    assert.equal(status, 200, list);
    for (const name of Object.values(names)) assert.ok(!JSON.stringify(body).includes(name), list);
  }
});
