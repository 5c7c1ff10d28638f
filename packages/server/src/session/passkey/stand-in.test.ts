import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type PasskeyPolicy, type ReviewDecision, Status } from '@selfsame/contract';
import { ourPage, passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { createReceiptIssuer } from '../../audit/issue-receipt.ts';
import type { CapturePrincipal, OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { createMetrics } from '../../platform/metrics.ts';
import type { Db } from '../../store/seal/vault.ts';
import { readResult } from '../../store/session/session-json.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { readCapture } from '../capture/read-capture.ts';
import { endPending } from '../life/end-pending.ts';
import { presentForeignAuthorization } from '../read/present-transaction.ts';
import { decideReview } from '../review/decide-review.ts';
import { listReviews, readReview } from '../review/read-review.ts';
import { createStandInCounter } from './count-stand-ins.ts';
import { skipPasskey } from './skip-passkey.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId, clock } = fixture;
const world = passkeyWorld(fixture);
const tries = 20;

async function setPolicy(changes: Partial<PasskeyPolicy>, others: object = {}): Promise<void> {
  const { Version } = await readMatchingPolicy(db, tenantId);
  const Passkeys = { ...defaultSettings.matching.Passkeys!, ...changes };
  const policy = { ...defaultSettings.matching, CheckLivenessDefault: false, Passkeys, ...others, Version };
  assert.ok(await writeTenantSetting(db, tenantId, 'matching', policy));
}

const rowOf = (page: CapturePrincipal) =>
  db.selectFrom('session').selectAll().where('id', '=', page.sessionId).executeTakeFirstOrThrow();

const operator = (name = 'ada'): OperatorPrincipal => ({
  ...{ kind: 'operator', tenantId, role: 'operator', roles: [], sessionId: crypto.randomUUID() },
  operatorId: `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6, '.')).toString('hex').padStart(12, '0')}`,
  ownsInstallation: false,
  isRecent: true,
});
const decide = (page: CapturePrincipal, Decision: ReviewDecision, by = operator()) =>
  decideReview(deps, by, page.sessionId, { Decision });

let accounts = 0;
/** An account with face and key, whose verification the policy asks a key for. */
async function createAsked(type = 1) {
  accounts += 1;
  const name = `person-${accounts}`;
  await fixture.createEnrolled(name, name);
  const device = new SoftwareAuthenticator();
  await world.enrol(name, device);
  return { name, device, page: await world.beginVerification(name, type) };
}

async function inReview() {
  const asked = await createAsked();
  await skipPasskey(deps, asked.page, 'lost');
  assert.equal((await world.look(asked.page, asked.name)).outcome, 'review');
  return asked;
}

test('WithoutKey none: saying that the key is lost ends the session, as ever', async () => {
  await setPolicy({ SecondFactor: 'newDevice' });
  const { page } = await createAsked();
  assert.equal((await readCapture(deps, page)).passkey.standIn, 'none');
  assert.equal((await skipPasskey(deps, page, 'lost')).status, Status.Rejected);
});

test('WithoutKey approval: the face first, then an operator, and the record names both', async () => {
  await setPolicy({ SecondFactor: 'newDevice', WithoutKey: 'approval' });
  const { page, name } = await createAsked();
  const before = await readCapture(deps, page);
  assert.deepEqual([before.passkey.step, before.passkey.standIn], ['assert', 'approval']);
  const skipped = await skipPasskey(deps, page, 'lost');
  assert.deepEqual([skipped.status, skipped.passkey.step], [Status.Pending, 'none']);
  const looked = await world.look(page, name);
  assert.deepEqual(
    [looked.outcome, looked.session.status, looked.session.inReview],
    ['review', Status.Pending, true],
  );
  const listed = (await listReviews(deps, operator(), {})).Items;
  assert.deepEqual(
    listed.map(({ TransactionId, Reasons }) => [TransactionId, Reasons]),
    [[page.sessionId, ['noKey']]],
  );
  const review = await readReview(deps, operator(), page.sessionId);
  assert.deepEqual([review.PasskeyRule, review.CanAccept], ['newDevice', true]);
  assert.deepEqual(await decide(page, 'accept'), { IsFinal: true, Status: Status.Accepted });
  const row = await rowOf(page);
  const { review: kept, capture } = readResult(row) ?? {};
  assert.deepEqual(
    [row.passkey_stand_in, row.passkey_rule, row.passkey, kept?.decisions[0]?.operator, capture?.outcome],
    ['approval', 'newDevice', null, operator().operatorId, 'accepted'],
  );
  assert.equal(row.passkey_stood_in_at?.getTime(), clock.now().getTime());
  // The level of a face: what stood in is no passkey.
  assert.equal(presentForeignAuthorization(row, null).ConfirmationLevel, 2);
  const said = fixture.events.published.filter(({ references }) => references.sessionId === page.sessionId);
  assert.deepEqual(
    said.filter(({ type }) => type.startsWith('passkey.')).map(({ type, data }) => [type, data.standIn]),
    [
      ['passkey.missing', 'approval'],
      ['passkey.stoodIn', 'approval'],
    ],
  );
});

/** What the receipt of an ended session says. */
async function receiptOf(page: CapturePrincipal): Promise<Record<string, unknown>> {
  const issue = createReceiptIssuer({ sign: async (_, claims) => JSON.stringify(claims) });
  const ended = fixture.events.published.find(
    ({ type, references }) => type === 'transaction.finished' && references.sessionId === page.sessionId,
  );
  assert.ok(ended);
  await db.transaction().execute((tx) => issue(tx, ended));
  const { statement } = await db
    .selectFrom('receipt')
    .select('statement')
    .where('session_id', '=', page.sessionId)
    .executeTakeFirstOrThrow();
  return JSON.parse(statement);
}

test('WithoutKey approval: the receipt names the rule and the approval instead of an authenticator', async () => {
  const { page } = await inReview();
  await decide(page, 'accept');
  const { passkey, standIn, review } = await receiptOf(page);
  assert.equal(passkey, undefined);
  const at = clock.now().toISOString();
  assert.deepEqual(standIn, { kind: 'approval', rule: 'newDevice', at });
  const decisions = [{ operator: operator().operatorId, decision: 'accept', at }];
  assert.deepEqual(review, { openedAt: at, decisions });
});

test('WithoutKey approval: refused, the transaction ends and counts towards the lockout', async () => {
  const { page, name } = await inReview();
  assert.equal((await decide(page, 'reject')).Status, Status.Rejected);
  const row = await rowOf(page);
  assert.deepEqual([row.end_reason, row.passkey_stood_in_at], ['passkeyNotReplaced', null]);
  const failures = await db
    .selectFrom('failed_attempt')
    .innerJoin('account', 'account.id', 'failed_attempt.account_id')
    .where('account.account_number', '=', name)
    .selectAll('failed_attempt')
    .execute();
  assert.equal(failures.length, 1);
});

test('WithoutKey approval: four eyes hold for it too, and an account that is disabled meanwhile is not accepted', async () => {
  const Review = { FourEyes: true, KeepFrames: false, TimeoutSec: 3_600 };
  await setPolicy({ SecondFactor: 'newDevice', WithoutKey: 'approval' }, { Review });
  const { page, name } = await inReview();
  assert.equal((await decide(page, 'accept', operator('ada'))).IsFinal, false);
  assert.equal((await rowOf(page)).passkey_stood_in_at, null);
  await db.updateTable('account').set({ enabled: false }).where('account_number', '=', name).execute();
  assert.equal((await decide(page, 'accept', operator('bob'))).Status, Status.Error);
  assert.equal((await rowOf(page)).passkey_stood_in_at, null);
  await setPolicy({ SecondFactor: 'newDevice', WithoutKey: 'approval' });
});

test('WithoutKey approval: an approval that nobody gives expires', async () => {
  const { page } = await inReview();
  clock.advance(defaultSettings.matching.Review!.TimeoutSec);
  await assert.rejects(decide(page, 'accept'), { code: 'E_TRANSACTION_EXPIRED' });
  assert.equal((await readCapture(deps, page)).status, Status.Expired);
});

test('WithoutKey approval: a key that the request asks for is never replaced', async () => {
  for (const type of [4, 5]) {
    const { page } = await createAsked(type);
    assert.equal((await readCapture(deps, page)).passkey.standIn, 'none');
    assert.equal((await skipPasskey(deps, page, 'lost')).status, Status.Rejected);
  }
});

test('WithoutKey: what the policy said at the beginning holds, whatever it says later', async () => {
  const { page } = await createAsked();
  await setPolicy({ SecondFactor: 'newDevice' });
  assert.equal((await skipPasskey(deps, page, 'lost')).status, Status.Pending);
  await setPolicy({ SecondFactor: 'newDevice', WithoutKey: 'approval' });
});

/** Ways past the operator; each tries to have the session accepted. */
const attacks: Record<string, (asked: Awaited<ReturnType<typeof createAsked>>) => Promise<unknown>> = {
  'the right face, and nobody approves': async ({ page, name }) => {
    await skipPasskey(deps, page, 'noAuthenticator');
    await world.look(page, name);
  },
  'a second capture while the first waits': async ({ page, name }) => {
    await skipPasskey(deps, page, 'lost');
    await world.look(page, name);
    await assert.rejects(issueAttempt(deps, page), { code: 'E_TRANSACTION_IN_REVIEW' });
  },
  'another face': async ({ page }) => {
    await skipPasskey(deps, page, 'lost');
    assert.equal((await world.look(page, 'mallory')).outcome, 'rejected');
    await assert.rejects(decide(page, 'accept'), { code: 'E_REVIEW_NOT_FOUND' });
  },
  'an answer of the key to a question from before': async ({ page, device }) => {
    const ceremony = await world.begin(page);
    await skipPasskey(deps, page, 'lost');
    await assert.rejects(world.answer(page, ceremony, device.get(ceremony.options, ourPage)), {
      code: 'E_PASSKEY_STEP_NOT_OPEN',
    });
  },
  'a face without the word that the key is missing': async ({ page, name }) => {
    await assert.rejects(world.look(page, name), { code: 'E_PASSKEY_REQUIRED' });
  },
  'an end as accepted that nobody approved': async ({ page }) => {
    await skipPasskey(deps, page, 'lost');
    const session = await rowOf(page);
    const end = { reason: 'accepted', capture: null, tempId: null, now: clock.now() } as const;
    const actor = { kind: 'user', sessionId: page.sessionId } as const;
    await assert.rejects(
      db.transaction().execute((tx) => endPending(deps, tx, session, { ...end, actor })),
      { code: 'E_PASSKEY_REQUIRED' },
    );
  },
};

for (const [name, attack] of Object.entries(attacks))
  test(`attack on the approval, ${name}: ${tries} tries, 0 accepted`, async () => {
    let accepted = 0;
    for (let nth = 0; nth < tries; nth += 1) {
      const asked = await createAsked();
      await attack(asked);
      const { status, passkey_stood_in_at: stoodIn } = await rowOf(asked.page);
      if (status === Status.Accepted || stoodIn !== null) accepted += 1;
    }
    assert.equal(accepted, 0);
  });

test('createStandInCounter: counts what was asked and what was given, and nothing that was rolled back', async () => {
  const metrics = createMetrics();
  const count = createStandInCounter(metrics);
  const { published } = fixture.events;
  const countAll = (tx: Db) => Promise.all(published.map((event) => count(tx, event)));
  const undone = transaction(db, async (tx) => {
    await countAll(tx);
    throw new Error('rolled back');
  });
  await assert.rejects(undone, /rolled back/);
  await transaction(db, countAll);
  const text = await metrics.render();
  const given = published.filter(({ type }) => type === 'passkey.stoodIn').length;
  assert.match(text, /selfsame_passkey_stand_ins_total\{stand_in="approval",result="asked"\} [1-9]/);
  assert.match(text, new RegExp(`_total\\{stand_in="approval",result="given"\\} ${given}\n`));
  assert.ok(given > 0);
});
