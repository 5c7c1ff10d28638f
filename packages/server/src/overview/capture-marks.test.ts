import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { upload } from '../../test/scene.ts';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginSelfie } from '../session/begin/begin-selfie.ts';
import { issueAttempt } from '../session/capture/issue-attempt.ts';
import { openCapture } from '../session/capture/open-capture.ts';
import { submitAttempt } from '../session/capture/submit-attempt.ts';
import { expireSessions } from '../session/life/settle-expiry.ts';
import { readStatistics } from './read-statistics.ts';

test('readStatistics: a selfie that is taken through the real use cases, is counted at every step', async () => {
  const fixture = await createSessionFixture({ after });
  const { deps, clock, tenantId } = fixture;
  const seen = async () => {
    const { Capture, Total } = await readStatistics(
      { ...deps, expireSessions: (now) => expireSessions(deps, now, tenantId) },
      tenantId,
      {},
    );
    const { Begun, Opened, Started, Judged, Accepted } = Capture.Funnel;
    return { steps: [Begun, Opened, Started, Judged, Accepted], Capture, Total };
  };
  const { OperationId: id, OneTimeSecret } = await beginSelfie(deps, fixture.caller, { TimeoutSec: 3600 });
  assert.deepEqual((await seen()).steps, [1, 0, 0, 0, 0]);
  const link = { kind: 'operation' as const, id, secret: OneTimeSecret ?? '' };
  await openCapture(deps, link, '192.0.2.7');
  clock.advance(20);
  // Opened again: the first time counts.
  await openCapture(deps, link, '192.0.2.7');
  assert.deepEqual((await seen()).steps, [1, 1, 0, 0, 0]);
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  assert.deepEqual((await seen()).steps, [1, 1, 1, 0, 0]);
  clock.advance(5);
  await submitAttempt(deps, fixture.pageOf(id), attemptId, upload({ face: 'alice' }));
  const { steps, Capture, Total } = await seen();
  assert.deepEqual(steps, [1, 1, 1, 1, 1]);
  assert.deepEqual([Capture.SecondsToCapture.Median, Capture.SecondsToFinish.Median], [5, 25]);
  assert.equal(Total.Accepted, 1);

  const { OperationId: refused } = await beginSelfie(deps, fixture.caller, { TimeoutSec: 3600 });
  for (let tries = 0; tries < 3; tries++) {
    const again = await issueAttempt(deps, fixture.pageOf(refused));
    await submitAttempt(
      deps,
      fixture.pageOf(refused),
      again.attemptId,
      upload({ face: 'bob', padLogit: -8 }),
    );
  }
  const after2 = await seen();
  assert.equal(after2.Total.RejectedBy.Liveness, 1);
  assert.deepEqual(after2.Capture.Remedies, [{ Remedy: 'UseLiveCamera', Count: 3 }]);
});
