import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, operationIds, portalHeader } from '@selfsame/contract';
import { createDialogueActor } from '../../test/dialogue-actor.ts';
import { testAuthentication } from '../../test/served-operations.ts';
import { createSessionFixture } from '../../test/session-fixture.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { createHttpServer } from '../platform/http/http-server.ts';
import { serve } from '../platform/http/serve.ts';
import { defaultSettings, writeTenantSetting } from '../store/tenant/tenant-setting.ts';
import { beginVerification } from './begin/begin-verification.ts';
import { approveSession } from './capture/approve-session.ts';
import { sessionHandlers } from './routes.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId } = fixture;
deps.livenessMode = 'active';
const { begin, issue, follow, stills } = createDialogueActor(fixture);
let Version = 0;
async function setPolicy(Review: object) {
  const matching = { ...defaultSettings.matching, LivenessDoubt: 'review' as const, Version };
  await writeTenantSetting(db, tenantId, 'matching', {
    ...matching,
    Review: { FourEyes: false, KeepFrames: true, TimeoutSec: 3_600, ...Review },
  });
  Version += 1;
}
const fastify = await createHttpServer({ trustProxy: false, secure: false });
after(() => fastify.close());
async function unreached() {
  throw new Error('not of the session module');
}
const people: Record<string, string> = {
  ada: '00000000-0000-4000-8000-00000000000a',
  bob: '00000000-0000-4000-8000-00000000000b',
};
const operatorOf = async (token: string) => ({
  kind: 'operator' as const,
  tenantId,
  operatorId: people[token.slice(0, 3)]!,
  role: token.includes('_auditor') ? ('auditor' as const) : ('operator' as const),
  roles: [],
  sessionId: crypto.randomUUID(),
  ownsInstallation: false,
  isRecent: !token.includes('_stale'),
});
const others = Object.fromEntries(operationIds.map((id) => [id, unreached]));
serve(
  fastify,
  { ...others, ...sessionHandlers({ ...deps, log: { error: assert.fail } }) } as unknown as Handlers,
  {
    authentication: {
      ...testAuthentication,
      operator: operatorOf,
      peekOperator: operatorOf,
      capture: async (token) => fixture.pageOf(token),
    },
  },
);

async function ask(path: string, who = 'ada', body?: object) {
  const reply = await fastify.inject({
    method: body ? 'POST' : 'GET',
    url: `/portal/v1/${path}`,
    headers: {
      [portalHeader.name]: portalHeader.value,
      cookie: testAuthentication.portalCookie.cookie(who.padEnd(43, '-'), 60),
    },
    ...(body && { payload: body }),
  });
  return { status: reply.statusCode, body: reply.json() };
}
const decide = (id: string, Decision: string, who = 'ada', more: object = {}) =>
  ask(`reviews/${id}/decision`, who, { Decision, ...more });

async function doubt(id: string, face = 'ann') {
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face });
  await stills(id, attemptId, { face, padLogit: -3.5 });
  await follow(id, attemptId, { face });
  await stills(id, attemptId, { face, padLogit: -3.5 });
  return id;
}

test('reviews, over the wire: listed, read, looked at, decided by two people; the page asks for nothing more', async () => {
  await setPolicy({ FourEyes: true });
  const id = await doubt(await begin());
  const list = await ask('reviews?size=1');
  assert.deepEqual([list.status, list.body.Items[0].TransactionId, list.body.TotalCount], [200, id, 1]);
  assert.equal((await ask(`reviews?size=${limits.page.max + 1}`)).body.ID, 'E_INVALID_ARGUMENT');
  const { body } = await ask(`reviews/${id}`);
  assert.deepEqual([body.Needed, body.Frames, body.Attempt.Outcome], [2, 6, 'review']);
  assert.equal((await ask(`reviews/${id}/frames`)).body.Frames.length, 6);
  const again = await fastify.inject({
    method: 'POST',
    url: '/capture/v1/attempts',
    headers: { authorization: `Bearer ${id}` },
  });
  assert.deepEqual([again.statusCode, again.json().ID], [409, 'E_TRANSACTION_IN_REVIEW']);
  assert.equal((await decide(id, 'maybe')).body.ID, 'E_INVALID_ARGUMENT');
  const Note = 'n'.repeat(limits.review.noteLength + 1);
  assert.equal((await decide(id, 'accept', 'ada', { Note })).body.ID, 'E_INVALID_ARGUMENT');
  assert.deepEqual((await decide(id, 'accept')).body, { IsFinal: false, Status: 0 });
  assert.equal((await decide(id, 'accept')).body.ID, 'E_REVIEW_VOTED');
  assert.deepEqual((await decide(id, 'accept', 'bob')).body, { IsFinal: true, Status: 1 });
  assert.equal((await decide(id, 'reject', 'bob')).body.ID, 'E_TRANSACTION_FINISHED');
  assert.deepEqual((await ask(`reviews/${id}`)).body.ID, 'E_REVIEW_NOT_FOUND');
});

test('reviews, over the wire: a face that is not the enrolled one; pictures that are not kept; who may not', async () => {
  await setPolicy({ KeepFrames: false });
  await fixture.createEnrolled('cleo', 'cleo');
  const { TransactionId: id } = await beginVerification(
    deps,
    fixture.caller,
    { FacialImageAccountNumber: 'cleo' },
    new AbortController().signal,
  );
  await approveSession(deps, fixture.pageOf(id));
  await doubt(id, 'mallory');
  assert.equal((await ask(`reviews/${id}/frames`)).body.ID, 'E_REVIEW_FRAMES_NOT_KEPT');
  assert.equal((await decide(id, 'accept')).body.ID, 'E_REVIEW_NOT_ACCEPTABLE');
  for (const path of ['reviews', `reviews/${id}`, `reviews/${id}/frames`])
    assert.equal((await ask(path, 'ada_auditor')).body.ID, 'E_ACCESS_DENIED');
  assert.equal((await decide(id, 'reject', 'ada_auditor')).body.ID, 'E_ACCESS_DENIED');
  assert.deepEqual((await decide(id, 'reject')).body, { IsFinal: true, Status: 2 });
});

test('reviews, over the wire: a session whose proof is old, rejects, and does not accept', async () => {
  await setPolicy({});
  const id = await doubt(await begin());
  const refused = await decide(id, 'accept', 'ada_stale');
  assert.deepEqual([refused.status, refused.body.ID], [403, 'E_RECENT_SIGN_IN_REQUIRED']);
  assert.deepEqual((await decide(id, 'reject', 'ada_stale')).body, { IsFinal: true, Status: 2 });
});
