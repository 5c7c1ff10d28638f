import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { recordOf } from '../../../test/record-of.ts';
import { type Scene, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { Part } from '../../platform/http/handler.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { countCopies } from './count-copies.ts';
import { issueAttempt } from './issue-attempt.ts';
import { submitAttempt } from './submit-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db } = fixture;

async function capture(parts: Part[], CheckLiveness = true) {
  const { OperationId: id } = await beginSelfie(deps, fixture.caller, { CheckLiveness });
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  const { outcome, remedies } = await submitAttempt(deps, fixture.pageOf(id), attemptId, parts);
  const record = await recordOf(db, id, attemptId);
  const of = (name: string) => record?.signals?.find((one) => one.name === name);
  return { outcome, remedies, copies: of('distinctPictures'), replay: of('replay') };
}
const copied = (parts: Part[]): Part[] =>
  parts.map((part) => (part.name === 'frame' ? { ...part, bytes: parts[1]!.bytes } : part));

test('countCopies: by bytes or by pixels, each picture counts once', () => {
  const files = ['a', 'b', 'a', 'c'].map((text) => Buffer.from(text));
  const pixels = (...digests: (string | null)[]) => digests.map((pixelDigest) => ({ pixelDigest }));
  assert.equal(countCopies(files, pixels(null, null, null, null)), 1);
  assert.equal(countCopies(files, pixels('1', '1', '2', '1')), 3);
  assert.equal(countCopies(files.slice(0, 2), pixels('1', '2')), 0);
  assert.equal(countCopies([], []), 0);
});

test('submitAttempt, passive: six times the same file, refused with its own signal; six files of a camera, accepted', async () => {
  const scene: Scene = { face: 'ann', picture: 'ann at ten' };
  const refused = await capture(copied(upload(scene)));
  assert.deepEqual([refused.outcome, refused.remedies], ['retry', ['UseLiveCamera']]);
  const { result, value } = refused.copies!;
  assert.deepEqual([result, value], ['failed', limits.captureFrames.default - 1]);
  const accepted = await capture(upload({ face: 'ann', picture: 'ann at eleven' }));
  assert.deepEqual([accepted.outcome, accepted.copies?.value], ['accepted', 0]);
});

test('submitAttempt, passive: pictures that another session showed, as they were or turned round, refused', async () => {
  assert.equal((await capture(upload({ face: 'bea', picture: 'bea at noon' }))).outcome, 'accepted');
  for (const picture of ['bea at noon', 'mirrored bea at noon']) {
    const { outcome, remedies, replay } = await capture(upload({ face: 'bea', picture }));
    assert.deepEqual([outcome, remedies, replay?.result], ['retry', ['UseLiveCamera'], 'failed'], picture);
  }
  assert.equal((await capture(upload({ face: 'bea', picture: 'bea at one' }))).outcome, 'accepted');
});

test('submitAttempt: where liveness is not asked, neither copies nor earlier pictures matter, and none are remembered', async () => {
  const scene: Scene = { face: 'cleo', picture: 'cleo' };
  for (let n = 0; n < 2; n++) assert.equal((await capture(copied(upload(scene)), false)).outcome, 'accepted');
  assert.equal((await capture(upload(scene))).outcome, 'accepted');
});
