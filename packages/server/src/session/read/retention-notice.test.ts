import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retentionNotice } from './retention-notice.ts';

const Review = { FourEyes: false, KeepFrames: true, TimeoutSec: 86_400 };
const notice = (
  kind: 'selfie' | 'enrolment' | 'verification',
  { stores = false, doubt = 'reject', keeps = true, standIn = 'none', live = true } = {},
) =>
  retentionNotice(
    { kind, check_liveness: live, passkey_stand_in: standIn as 'none' | 'approval' },
    {
      generic: { StoreTransactionSensitiveData: stores },
      matching: { LivenessDoubt: doubt as 'reject' | 'review', Review: { ...Review, KeepFrames: keeps } },
      tempDataSec: 259_200,
    },
  );

test('retentionNotice: by the kind of session, and what its tenant stores', () => {
  assert.deepEqual(notice('selfie'), { until: 'temporary', hours: 72, reviewSec: null });
  assert.deepEqual(notice('enrolment'), { until: 'credential', hours: null, reviewSec: null });
  assert.deepEqual(notice('verification'), { until: 'check', hours: null, reviewSec: null });
  assert.deepEqual(notice('verification', { stores: true }), {
    until: 'temporary',
    hours: 72,
    reviewSec: null,
  });
});

test('retentionNotice: people who may look, only where they would see pictures', () => {
  assert.equal(notice('verification', { doubt: 'review' }).reviewSec, 86_400);
  assert.equal(notice('verification', { standIn: 'approval' }).reviewSec, 86_400);
  assert.equal(notice('verification', { doubt: 'review', keeps: false }).reviewSec, null);
  assert.equal(notice('verification', { doubt: 'review', live: false }).reviewSec, null);
});
