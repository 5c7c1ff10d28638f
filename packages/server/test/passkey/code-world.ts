import assert from 'node:assert/strict';
import { limits, type PasskeyPolicy } from '@selfsame/contract';
import type { CapturePrincipal } from '../../src/platform/access/principal.ts';
import { forgetBrowsers, settleBrowser } from '../../src/session/known-browser/forget-browsers.ts';
import { skipPasskey } from '../../src/session/passkey/skip-passkey.ts';
import { forgetCode } from '../../src/session/passkey-code/forget-code.ts';
import { sendCode } from '../../src/session/passkey-code/send-code.ts';
import { closeReview } from '../../src/session/review/close-review.ts';
import { changeAccount } from '../../src/store/account/account.ts';
import type { MessageChannel } from '../../src/store/tables.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../src/store/tenant/tenant-setting.ts';
import { createTestEvents } from '../events.ts';
import type { SessionFixture } from '../session-fixture.ts';
import { passkeyWorld } from './passkey-world.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

/** A code that is not the right one. */
export const wrongCode = (code: string, nth = 1): string =>
  String((Number(code) + nth) % 10 ** limits.passkeys.codeDigits).padStart(code.length, '0');

/** Without the lockout each attack is stopped by what it is about. */
const noLockout = { Enabled: false, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 86_400 };

/** What is stored of a session that waits for a code. */
const stored = (db: SessionFixture['db']) => ({
  rowOf: (page: CapturePrincipal) =>
    db.selectFrom('session').selectAll().where('id', '=', page.sessionId).executeTakeFirstOrThrow(),
  heldOf: (page: CapturePrincipal) =>
    db
      .selectFrom('review')
      .select(['state', 'data_key_id', 'template_sealed'])
      .where('session_id', '=', page.sessionId)
      .executeTakeFirst(),
  codesOf: (page: CapturePrincipal) =>
    db.selectFrom('passkey_code').selectAll().where('session_id', '=', page.sessionId).execute(),
});

/** Writes down what is sent to whom. */
function watchMessages(fixture: SessionFixture, events: ReturnType<typeof createTestEvents>) {
  /** Codes, last first. */
  const sent: { sessionId: string; address: string; code: string }[] = [];
  /** Notices, last first. */
  const notices: { sessionId: string; addresses: string[]; secret: string }[] = [];
  const { delivery } = fixture.deps;
  const deps = Object.assign(fixture.deps, {
    events,
    delivery: {
      ...delivery,
      // As with a mail server and a gateway: the tests themselves say what left.
      reaches: (_channel: MessageChannel): boolean => true,
      sendCode: async (...[tx, message]: Parameters<typeof delivery.sendCode>) => {
        sent.unshift({ sessionId: message.session.id, address: message.address, code: message.code });
        await delivery.sendCode(tx, message);
      },
      sendNotice: async (...[tx, notice]: Parameters<typeof delivery.sendNotice>) => {
        await delivery.sendNotice(tx, notice);
        const addresses = notice.targets.map(({ address }) => address);
        notices.unshift({ sessionId: notice.session.id, addresses, secret: notice.secret });
      },
    },
  });
  return { deps, sent, notices };
}

/** Journeys of people whose device has no key, under a policy by which a code, or a wait, stands in for it. */
export async function codeWorld(fixture: SessionFixture, WithoutKey: 'code' | 'delay' = 'code') {
  const { db, tenantId } = fixture;
  const events = createTestEvents([closeReview, forgetCode, forgetBrowsers, settleBrowser]);
  const { deps, sent, notices } = watchMessages(fixture, events);
  const world = passkeyWorld(fixture);
  async function setPolicy(Lockout = noLockout): Promise<void> {
    const { Version } = await readMatchingPolicy(db, tenantId);
    const changes: Partial<PasskeyPolicy> = { SecondFactor: 'newDevice', WithoutKey };
    const Passkeys = { ...defaultSettings.matching.Passkeys!, ...changes };
    const policy = { ...defaultSettings.matching, CheckLivenessDefault: false, Passkeys, Lockout, Version };
    assert.ok(await writeTenantSetting(db, tenantId, 'matching', policy));
  }
  await setPolicy();

  /** Sends every notice that was made, as a mail server would. */
  async function deliver(): Promise<void> {
    await db
      .updateTable('message')
      .set({ state: 'sent' })
      .where('purpose', '=', 'notice')
      .where('state', '=', 'outbox')
      .execute();
  }

  let accounts = 0;
  /** An account with face, key and confirmed address, whose verification has come to the key. */
  async function createAsked(address: object = { email_verified: true }) {
    accounts += 1;
    const name = `coded-${accounts}`;
    const account = await fixture.createEnrolled(name, name);
    const email = `${name}@example.com`;
    await changeAccount(db, tenantId, account.id, { email, ...address, modified_at: fixture.clock.now() });
    await world.enrol(name, new SoftwareAuthenticator());
    return { name, email, accountId: account.id, page: await world.beginVerification(name, 1) };
  }
  /** … and whose face is accepted. */
  async function createHeld() {
    const asked = await createAsked();
    await skipPasskey(deps, asked.page, 'lost');
    const { outcome, session } = await world.look(asked.page, asked.name);
    assert.deepEqual([outcome, session.status, session.passkey.step], ['accepted', 0, WithoutKey]);
    return asked;
  }
  /** … and who has the code. */
  async function createCoded() {
    const held = await createHeld();
    await sendCode(deps, held.page, undefined);
    return { ...held, code: sent[0]!.code };
  }
  return {
    ...{ deps, events, sent, notices, world, setPolicy, ...stored(db) },
    ...{ deliver, createAsked, createHeld, createCoded },
  };
}
