import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findVoid, toldChannels, type VoidFacts, type WaitingAccount } from './void-rules.ts';

const since = new Date('2026-01-01T00:00:00Z');
const [before, later] = [new Date(since.getTime() - 1), new Date(since.getTime() + 1)];
const account: WaitingAccount = {
  ...{ enabled: true, disabled_at: null },
  ...{ email_verified: true, email_changed_at: before },
  ...{ phone_number_verified: true, phone_number_changed_at: null },
};
const voidOf = (change: Partial<WaitingAccount>, facts: Partial<VoidFacts> = {}) =>
  findVoid({ account: { ...account, ...change }, since, wasKeySeen: false, ...facts });

test('findVoid: what changes status, addresses or passkeys since the wait began', () => {
  const rows: [change: Parameters<typeof voidOf>, reason: string | null][] = [
    [[{}], null],
    [[{ enabled: false }], 'accountNotUsable'],
    [[{ disabled_at: later }], 'accountNotUsable'],
    [[{ disabled_at: since }], 'accountNotUsable'],
    [[{ disabled_at: before }], null],
    [[{}, { wasKeySeen: true }], 'passkeyNotReplaced'],
    [[{}, { account: undefined }], 'accountNotUsable'],
    [[{ email_changed_at: later }], null],
    [[{ phone_number_changed_at: later }], null],
    [[{ email_changed_at: later, phone_number_changed_at: later }], 'passkeyNotReplaced'],
    [[{ email_verified: false, phone_number_verified: false }], 'passkeyNotReplaced'],
    [[{ email_verified: false, phone_number_changed_at: later }], 'passkeyNotReplaced'],
  ];
  for (const [change, reason] of rows) assert.equal(voidOf(...change), reason, JSON.stringify(change));
});

test('toldChannels: confirmed, and not changed since', () => {
  assert.deepEqual(toldChannels(account, since), ['email', 'sms']);
  assert.deepEqual(toldChannels({ ...account, email_changed_at: later }, since), ['sms']);
  assert.deepEqual(toldChannels({ ...account, phone_number_verified: false }, since), ['email']);
});
