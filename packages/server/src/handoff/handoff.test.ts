import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { upload } from '../../test/scene.ts';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginSelfie } from '../session/begin/begin-selfie.ts';
import { declineSession } from '../session/capture/decline-session.ts';
import { issueAttempt } from '../session/capture/issue-attempt.ts';
import { openCapture, openOnPhone } from '../session/capture/open-capture.ts';
import { readCapture } from '../session/capture/read-capture.ts';
import { submitAttempt } from '../session/capture/submit-attempt.ts';
import { createHandoff } from './create-handoff.ts';
import { followHandoff } from './follow-handoff.ts';
import type { HandoffDependencies } from './handoff-dependencies.ts';
import { takeHandoff } from './take-handoff.ts';

const fixture = await createSessionFixture({ after });
const deps: HandoffDependencies = {
  db: fixture.db,
  clock: fixture.clock,
  baseUrl: 'https://id.example',
  readCapture: (principal) => readCapture(fixture.deps, principal),
  openOnPhone: (session) => openOnPhone(fixture.deps, session),
};
const device = () => crypto.randomUUID();
const never = new AbortController().signal;

/** A session that a desktop has opened. */
async function begin(TimeoutSec = 3600) {
  const begun = await beginSelfie(fixture.deps, fixture.caller, { TimeoutSec });
  const link = { kind: 'operation' as const, id: begun.OperationId, secret: begun.OneTimeSecret ?? '' };
  return { link, page: fixture.pageOf(begun.OperationId) };
}
const tokenOf = ({ url }: { url: string }) => url.slice(url.indexOf('#h=') + 3);

test('createHandoff: a link with its token behind the hash, a QR code, a short code, ten minutes', async () => {
  const { page } = await begin();
  const handoff = await createHandoff(deps, page);
  assert.match(handoff.url, /^https:\/\/id\.example\/#h=[\w-]{24}$/);
  assert.match(handoff.code, /^[34679ACDEFGHJKMNPQRTWXY]{4}$/);
  assert.equal(Date.parse(handoff.expiresAt) - Date.parse(handoff.serverTime), 600_000);
  const rows = await fixture.db.selectFrom('handoff').selectAll().execute();
  assert.ok(!JSON.stringify(rows).includes(tokenOf(handoff)), 'the token is stored in plain');
});

test('createHandoff: never lives longer than its session, and no session has more than its share', async () => {
  const { page } = await begin(60);
  const { expiresAt, serverTime } = await createHandoff(deps, page);
  assert.equal(Date.parse(expiresAt) - Date.parse(serverTime), 60_000);
  for (let count = 1; count < limits.handoff.perSession; count++) await createHandoff(deps, page);
  await assert.rejects(createHandoff(deps, page), { code: 'E_RATE_LIMITED' });
});

test('createHandoff: many at the same moment, as many as there is room for', async () => {
  const { page } = await begin();
  const answers = await Promise.allSettled(
    Array.from({ length: limits.handoff.perSession + 5 }, () => createHandoff(deps, page)),
  );
  const made = answers.filter(({ status }) => status === 'fulfilled');
  assert.equal(made.length, limits.handoff.perSession);
});

test('createHandoff: of a session that is over, refused with the reason', async () => {
  const { page } = await begin();
  await declineSession(fixture.deps, page);
  await assert.rejects(createHandoff(deps, page), { code: 'E_TRANSACTION_FINISHED' });
  const short = await begin(1);
  fixture.clock.advance(2);
  await assert.rejects(createHandoff(deps, short.page), { code: 'E_TRANSACTION_EXPIRED' });
});

test('takeHandoff: the phone gets the same session and code; it may come back, nobody else', async () => {
  const { page, link } = await begin();
  const handoff = await createHandoff(deps, page);
  const phone = { token: tokenOf(handoff), device: device() };
  assert.equal((await openCapture(fixture.deps, link, '192.0.2.7')).handoffId, null);
  const claimed = await takeHandoff(deps, phone);
  assert.equal(claimed.code, handoff.code);
  assert.equal(claimed.handoffId, null);
  assert.equal(claimed.look.requester, 'Test Customer');
  assert.ok(claimed.token.startsWith(page.sessionId));
  assert.equal((await openCapture(fixture.deps, link, '192.0.2.7')).handoffId, handoff.handoffId);
  await assert.rejects(takeHandoff(deps, { ...phone, device: device() }), { code: 'E_HANDOFF_TAKEN' });
  fixture.clock.advance(700);
  assert.equal((await takeHandoff(deps, phone)).code, handoff.code);
});

test('takeHandoff: of twelve devices at the same moment, one gets it', async () => {
  const { page } = await begin();
  const token = tokenOf(await createHandoff(deps, page));
  const answers = await Promise.allSettled(
    Array.from({ length: 12 }, () => takeHandoff(deps, { token, device: device() })),
  );
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
  const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
  assert.deepEqual(new Set(codes), new Set(['E_HANDOFF_TAKEN']));
});

test('takeHandoff: unknown, too late, or beside one that was used, is not valid', async () => {
  const { page } = await begin();
  const notValid = { code: 'E_LINK_NOT_VALID' };
  await assert.rejects(takeHandoff(deps, { token: 'x'.repeat(24), device: device() }), notValid);
  const late = tokenOf(await createHandoff(deps, page));
  fixture.clock.advance(601);
  await assert.rejects(takeHandoff(deps, { token: late, device: device() }), notValid);
  const [first, second] = [await createHandoff(deps, page), await createHandoff(deps, page)];
  await takeHandoff(deps, { token: tokenOf(second), device: device() });
  fixture.clock.advance(1);
  await assert.rejects(takeHandoff(deps, { token: tokenOf(first), device: device() }), notValid);
});

test('followHandoff: waits while nothing happens, then tells the phone’s coming and the end', async () => {
  const { page } = await begin();
  const handoff = await createHandoff(deps, page);
  assert.equal((await followHandoff(deps, page, handoff.handoffId, undefined, never)).stage, 'waiting');
  const news = followHandoff(deps, page, handoff.handoffId, 'waiting', never);
  const isEarly = await Promise.race([news.then(() => true), new Promise((done) => setTimeout(done, 900))]);
  assert.notEqual(isEarly, true);
  await takeHandoff(deps, { token: tokenOf(handoff), device: device() });
  assert.deepEqual(await news, { stage: 'claimed', code: handoff.code, session: null });
  const end = followHandoff(deps, page, handoff.handoffId, 'claimed', never);
  const { attemptId } = await issueAttempt(fixture.deps, page);
  await submitAttempt(fixture.deps, page, attemptId, upload({ face: 'Ann' }));
  const over = await end;
  assert.equal(over.stage, 'over');
  assert.equal(over.session?.page, 'verifiedPage');
});

test('followHandoff: of another session, is not there; a page that went away, is not waited for', async () => {
  const [mine, other] = [await begin(), await begin()];
  const { handoffId } = await createHandoff(deps, mine.page);
  await assert.rejects(followHandoff(deps, other.page, handoffId, undefined, never), {
    code: 'E_LINK_NOT_VALID',
  });
  const gone = new AbortController();
  const startedAt = performance.now();
  setTimeout(() => gone.abort(), 100);
  await followHandoff(deps, mine.page, handoffId, 'waiting', gone.signal);
  assert.ok(performance.now() - startedAt < limits.handoff.waitSec * 1_000);
});
