import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CameraEnvironment } from './camera.ts';
import { openCamera } from './camera.ts';
import type { CameraProblem } from './camera-problem.ts';
import { CameraError } from './camera-problem.ts';

const stream = { id: 'stream' } as MediaStream;

/** An environment whose camera fails with these errors in turn, then opens. */
function environment(failures: DOMException[], changes: Partial<CameraEnvironment> = {}) {
  const asked: (MediaStreamConstraints | undefined)[] = [];
  const result: CameraEnvironment = {
    isSecureContext: true,
    mediaDevices: {
      getUserMedia: async (constraints) => {
        asked.push(constraints);
        const failure = failures.shift();
        if (failure) throw failure;
        return stream;
      },
    },
    isAllowedByHost: () => null,
    wait: async () => undefined,
    ...changes,
  };
  return { result, asked };
}

const failure = (name: string, message = '') => new DOMException(message, name);

async function problemOf(promise: Promise<unknown>): Promise<CameraProblem> {
  const error = await promise.then(
    () => assert.fail('opened'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof CameraError);
  return error.problem;
}

test('openCamera: what browsers call their refusals, is told apart', async () => {
  const cases: [DOMException, CameraProblem][] = [
    [failure('NotAllowedError', 'Permission denied'), 'refused'],
    [failure('NotAllowedError', 'Permission dismissed'), 'dismissed'],
    [failure('NotAllowedError', 'Permission denied by system'), 'blockedBySystem'],
    [failure('NotFoundError'), 'notFound'],
    [failure('TypeError'), 'unknown'],
  ];
  for (const [error, problem] of cases) {
    assert.equal(await problemOf(openCamera(environment([error]).result)), problem);
  }
});

test('openCamera: a page that may not, never asks the user', async () => {
  const insecure = environment([], { isSecureContext: false, mediaDevices: undefined });
  assert.equal(await problemOf(openCamera(insecure.result)), 'insecure');
  const old = environment([], { mediaDevices: undefined });
  assert.equal(await problemOf(openCamera(old.result)), 'unsupported');
  const framed = environment([], { isAllowedByHost: () => false });
  assert.equal(await problemOf(openCamera(framed.result)), 'blockedByHost');
  assert.deepEqual(framed.asked, []);
});

test('openCamera: a camera that is busy for a moment, is asked again five times', async () => {
  const busy = (times: number) => Array.from({ length: times }, () => failure('NotReadableError'));
  assert.equal(await openCamera(environment(busy(5)).result), stream);
  assert.equal(await problemOf(openCamera(environment(busy(6)).result)), 'busy');
});

test('openCamera: wishes that no camera meets, are dropped', async () => {
  const { result, asked } = environment([failure('OverconstrainedError')]);
  assert.equal(await openCamera(result), stream);
  assert.equal(asked[1]?.video, true);
});
