import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, Status, TransportType } from '@selfsame/contract';
import { codeWorld, wrongCode } from '../../../test/passkey/code-world.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from '../capture/approve-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { answerCode } from './answer-code.ts';
import { sendCode } from './send-code.ts';

const fixture = await createSessionFixture({ after });
const { db, clock } = fixture;
const { deps, sent, world, rowOf, codesOf, createAsked, createHeld, createCoded } = await codeWorld(fixture);
const { codeGuesses, codeSec } = limits.passkeys;
const tries = 20;

const changeAccount = (id: string, change: { email_verified?: boolean; email?: string }) =>
  db.updateTable('account').set(change).where('id', '=', id).execute();

/** Ways past the code; each tries to have the session accepted. */
const attacks: Record<string, () => Promise<CapturePrincipal>> = {
  'no code at all': async () => (await createHeld()).page,
  'a code that was never sent': async () => {
    const { page } = await createHeld();
    assert.equal((await answerCode(deps, page, { code: '000000' })).outcome, 'late');
    return page;
  },
  'five guesses, then the right one': async () => {
    const { page, code } = await createCoded();
    for (let nth = 1; nth <= codeGuesses; nth += 1)
      await answerCode(deps, page, { code: wrongCode(code, nth) });
    await assert.rejects(answerCode(deps, page, { code }), { code: 'E_TRANSACTION_FINISHED' });
    return page;
  },
  'guesses spread over new codes': async () => {
    const { page, code } = await createCoded();
    for (let nth = 1; nth <= codeGuesses; nth += 1) {
      await answerCode(deps, page, { code: wrongCode(code, nth) });
      if (nth < codeGuesses) await sendCode(deps, page, { again: true });
    }
    await assert.rejects(answerCode(deps, page, { code: sent[0]!.code }), {
      code: 'E_TRANSACTION_FINISHED',
    });
    return page;
  },
  'the right code after its time': async () => {
    const { page, code } = await createCoded();
    clock.advance(codeSec);
    assert.equal((await answerCode(deps, page, { code })).outcome, 'late');
    return page;
  },
  'the code of another session': async () => {
    const { page, code } = await createCoded();
    let other = await createCoded();
    while (other.code === code) other = await createCoded();
    assert.equal((await answerCode(deps, page, { code: other.code })).outcome, 'refused');
    return page;
  },
  'the row of another session moved here': async () => {
    const { page } = await createCoded();
    const other = await createCoded();
    const { code_sealed } = (await codesOf(other.page))[0]!;
    await db
      .updateTable('passkey_code')
      .set({ code_sealed })
      .where('session_id', '=', page.sessionId)
      .execute();
    await assert.rejects(answerCode(deps, page, { code: other.code }));
    return page;
  },
  'the code of an address that was taken back': async () => {
    const { page, code, accountId } = await createCoded();
    await changeAccount(accountId, { email_verified: false });
    assert.equal((await answerCode(deps, page, { code })).outcome, 'refused');
    assert.equal((await rowOf(page)).end_reason, 'passkeyNotReplaced');
    return page;
  },
  'the code of an address that was changed': async () => {
    const { page, code, accountId } = await createCoded();
    await changeAccount(accountId, { email: 'another@example.com' });
    assert.equal((await answerCode(deps, page, { code })).outcome, 'refused');
    return page;
  },
  'a face that was deleted while the code was on its way': async () => {
    const { page, code, accountId } = await createCoded();
    await db
      .updateTable('biometric_credential')
      .set({ deleted_at: clock.now() })
      .where('account_id', '=', accountId)
      .execute();
    assert.equal((await answerCode(deps, page, { code })).outcome, 'refused');
    assert.equal((await rowOf(page)).end_reason, 'accountNotUsable');
    return page;
  },
  'an address confirmed by a link of the attacker, without the key': async () => {
    const { page, name, email } = await createAsked();
    const own = await beginTransaction(deps, fixture.caller, {
      AccountNumber: name,
      Name: 'Verify_Identity',
      ConfirmationPolicy: { TransportType: 2, CredentialType: 0 },
      Email: `mallory-${name}@example.com`,
    });
    await db
      .updateTable('session')
      .set({ opened_by: TransportType.Email })
      .where('id', '=', own.TransactionId)
      .execute();
    await approveSession(deps, fixture.pageOf(own.TransactionId));
    await skipPasskey(deps, page, 'lost');
    await world.look(page, name);
    await sendCode(deps, page, undefined);
    assert.equal(sent[0]!.address, email);
    return page;
  },
  'the code before the face': async () => {
    const { page } = await createAsked();
    await assert.rejects(sendCode(deps, page, undefined), { code: 'E_PASSKEY_STEP_NOT_OPEN' });
    await skipPasskey(deps, page, 'lost');
    await assert.rejects(sendCode(deps, page, undefined), { code: 'E_PASSKEY_STEP_NOT_OPEN' });
    await assert.rejects(answerCode(deps, page, { code: '000000' }), { code: 'E_PASSKEY_STEP_NOT_OPEN' });
    return page;
  },
  'another face': async () => {
    const { page } = await createAsked();
    await skipPasskey(deps, page, 'lost');
    assert.equal((await world.look(page, 'mallory')).outcome, 'rejected');
    await assert.rejects(sendCode(deps, page, undefined), { code: 'E_TRANSACTION_FINISHED' });
    return page;
  },
  'another capture in place of the code': async () => {
    const { page, name } = await createHeld();
    await assert.rejects(issueAttempt(deps, page), { code: 'E_PASSKEY_CODE_REQUIRED' });
    await assert.rejects(world.look(page, name), { code: 'E_PASSKEY_CODE_REQUIRED' });
    return page;
  },
};

for (const [name, attack] of Object.entries(attacks))
  test(`attack on the code, ${name}: ${tries} tries, 0 accepted`, async () => {
    let accepted = 0;
    for (let nth = 0; nth < tries; nth += 1) {
      const { status, passkey_stood_in_at: stoodIn } = await rowOf(await attack());
      if (status === Status.Accepted || stoodIn !== null) accepted += 1;
    }
    assert.equal(accepted, 0);
  });

test('attack on the code, used twice and at once: one answer gets it', async () => {
  const { page, code } = await createCoded();
  const both = await Promise.allSettled([1, 2, 3].map(() => answerCode(deps, page, { code })));
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  const again = await createCoded();
  await answerCode(deps, again.page, { code: again.code });
  await assert.rejects(answerCode(deps, again.page, { code: again.code }), {
    code: 'E_TRANSACTION_FINISHED',
  });
});
