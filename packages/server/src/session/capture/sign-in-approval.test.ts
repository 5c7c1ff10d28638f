import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { insertSignIn } from '../../store/oidc/sign-in.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from './approve-session.ts';
import { issueAttempt } from './issue-attempt.ts';
import { openOnPhone } from './open-capture.ts';
import { readCapture } from './read-capture.ts';
import { submitAttempt } from './submit-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, caller, events, tenantId } = fixture;
const world = passkeyWorld(fixture);
const key = new SoftwareAuthenticator();
await fixture.createEnrolled('victim', 'victim');
await world.enrol('victim', key);

/** A verification that a sign-in waits for, and the pages of two devices that opened it. */
async function beginSignIn(CredentialType: number) {
  const { TransactionId } = await beginTransaction(deps, caller, {
    AccountNumber: 'victim',
    Name: 'Verify_Identity',
    CustomData: [{ Key: 'Application', Value: 'The Shop' }],
    ConfirmationPolicy: { CredentialType, BioPolicy: { CheckLiveness: false } },
  });
  await insertSignIn(db, {
    interaction_hash: Buffer.from(randomUUID()),
    tenant_id: tenantId,
    session_id: TransactionId,
    account_id: null,
    expires_at: new Date(clock.now().getTime() + 600_000),
  });
  const pageOnDevice = (): CapturePrincipal => ({
    ...fixture.pageOf(TransactionId),
    tokenId: randomUUID(),
  });
  return { attacker: pageOnDevice(), victim: pageOnDevice() };
}
const unapproved = { code: 'E_APPROVAL_REQUIRED' };

test('sign-in: what the attacker approved lets nobody else capture, and the victim is asked, and told what for', async () => {
  const { attacker, victim } = await beginSignIn(1);
  assert.equal((await approveSession(deps, attacker)).approved, true);
  assert.equal((await readCapture(deps, attacker)).approved, true);

  const opened = await openOnPhone(deps, victim);
  assert.equal(opened.session.approved, false);
  assert.deepEqual(opened.session.approval?.items, [{ key: 'Application', value: 'The Shop' }]);
  assert.equal((await readCapture(deps, victim)).approved, false);
  await assert.rejects(issueAttempt(deps, victim), unapproved);
  const { attemptId } = await issueAttempt(deps, attacker);
  await assert.rejects(submitAttempt(deps, victim, attemptId, upload({ face: 'victim' })), unapproved);

  assert.equal((await approveSession(deps, victim)).approved, true);
  assert.equal((await readCapture(deps, attacker)).approved, false);
  await assert.rejects(issueAttempt(deps, attacker), unapproved);
  const own = await issueAttempt(deps, victim);
  const { outcome } = await submitAttempt(deps, victim, own.attemptId, upload({ face: 'victim' }));
  assert.equal(outcome, 'accepted');
  const approvals = events.published.filter(
    ({ type, references }) => type === 'session.approved' && references.sessionId === victim.sessionId,
  );
  assert.equal(approvals.length, 2);
});

test('sign-in: a passkey waits for the approval of its own device', async () => {
  const { attacker, victim } = await beginSignIn(4);
  await approveSession(deps, attacker);
  await assert.rejects(world.begin(victim), unapproved);
  const ceremony = await world.begin(attacker);
  const response = key.get(ceremony.options, ourPage);
  await assert.rejects(world.answer(victim, ceremony, response), unapproved);
  await approveSession(deps, victim);
  assert.equal((await world.show(victim, key)).outcome, 'proven');
});

test('sign-in: a passkey shown under a page of somebody else is refused, though the tenant listed none', async () => {
  const shownUnder = async (topOrigin: string) => {
    const { victim } = await beginSignIn(4);
    await approveSession(deps, victim);
    const { outcome, session } = await world.show(victim, key, { ...ourPage, topOrigin });
    await db.deleteFrom('failed_attempt').execute();
    return { outcome, status: session.status };
  };
  const foreign = ['https://evil.example', 'https://selfsame.test.evil.example', 'http://selfsame.test'];
  for (const origin of foreign)
    assert.deepEqual(await shownUnder(origin), { outcome: 'refused', status: Status.Pending }, origin);
  assert.deepEqual(await shownUnder(ourPage.origin), { outcome: 'proven', status: Status.Accepted });
});
