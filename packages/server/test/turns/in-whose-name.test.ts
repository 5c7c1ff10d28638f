import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { createHandoff } from '../../src/handoff/create-handoff.ts';
import { takeHandoff } from '../../src/handoff/take-handoff.ts';
import { checkDatabase } from '../../src/platform/database.ts';
import { ownNames } from '../../src/platform/in-name-of.ts';
import { beginSelfie } from '../../src/session/begin/begin-selfie.ts';
import { openCapture, openOnPhone } from '../../src/session/capture/open-capture.ts';
import { readCapture } from '../../src/session/capture/read-capture.ts';
import { findFrameAncestors } from '../../src/session/secret/find-frame-ancestors.ts';
import { noteControl } from '../../src/session/secret/note-control.ts';
import { countCall, readCalls } from '../../src/store/tenant/rate-window.ts';
import { basicAuthorization, call, withEdge } from '../edge.ts';
import { createSessionFixture } from '../session-fixture.ts';
import { notingNames } from './asked-names.ts';

const fixture = await createSessionFixture({ after });
const { deps, caller, db } = fixture;

/** Whoever is found by one look-up for nobody, is worked for from then on. */
async function assertOneForNobody(t: TestContext, tenantId: string, work: () => Promise<unknown>) {
  const asked = notingNames(t);
  await work();
  assert.ok(asked.length > 1, 'more was asked than who it is');
  assert.deepEqual(asked, [undefined, ...Array(asked.length - 1).fill(tenantId)]);
  t.mock.restoreAll();
}

async function begin() {
  const { OperationId: id, OneTimeSecret } = await beginSelfie(deps, caller, {});
  return { id, secret: OneTimeSecret! };
}

test('CreateToken, RefreshToken: once the key or the token is found, take the turns of its tenant', async (t) => {
  const edge = await withEdge(t);
  const { tenantId } = edge.key;
  let token: unknown;
  await assertOneForNobody(t, tenantId, async () => {
    const { body } = await call(edge, 'POST', '/auth/token', { authorization: basicAuthorization(edge.key) });
    token = body.RefreshToken;
  });
  await assertOneForNobody(t, tenantId, async () => {
    const { status } = await call(edge, 'POST', '/auth/refresh', { body: token });
    assert.equal(status, 200);
  });
});

test('a link: once its session is found, takes the turns of its tenant, also to be framed and controlled', async (t) => {
  const { id, secret } = await begin();
  const address = `/?i=${id}&s=${secret}`;
  await assertOneForNobody(t, caller.tenantId, () =>
    openCapture(deps, { kind: 'operation', id, secret }, '192.0.2.7'),
  );
  await assertOneForNobody(t, caller.tenantId, () => findFrameAncestors(deps, address));
  await assertOneForNobody(t, caller.tenantId, () =>
    noteControl(deps, `/controlhandler.js?i=${id}&s=${secret}`),
  );
});

test('ClaimHandoff: once the hand-off is found, takes the turns of its tenant', async (t) => {
  const { id } = await begin();
  const handoffDeps = {
    ...{ db, clock: fixture.clock, baseUrl: 'https://id.example' },
    readCapture: (principal: Parameters<typeof readCapture>[1]) => readCapture(deps, principal),
    openOnPhone: (session: Parameters<typeof openOnPhone>[1]) => openOnPhone(deps, session),
  };
  const { url } = await createHandoff(handoffDeps, fixture.pageOf(id));
  const token = url.slice(url.indexOf('#h=') + 3);
  await assertOneForNobody(t, caller.tenantId, () =>
    takeHandoff(handoffDeps, { token, device: crypto.randomUUID() }),
  );
});

test('whether the database answers, and counts of calls: take turns by themselves', async (t) => {
  const asked = notingNames(t);
  await checkDatabase(db);
  await countCall(db, 'a stranger', 60_000);
  await readCalls(db, 'a stranger');
  assert.deepEqual(asked, [ownNames.readiness, ownNames.counts, ownNames.counts]);
});
