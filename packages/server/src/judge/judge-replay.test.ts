import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mirrorSignature } from '@selfsame/face';
import { isReplay, judgeReplay, mostTelling, replayPolicy } from './judge-replay.ts';

const signature = Uint8Array.from({ length: 32 }, (_, i) => (37 * i + 11) % 256);

/** The same signature with some bits changed. */
function changed(bits: number): Uint8Array {
  const copy = signature.slice();
  for (let bit = 0; bit < bits; bit++) copy[bit]! ^= 1;
  return copy;
}

/** Six equal pictures, of which each has one earlier one. */
const search = (hash: Uint8Array, agoSec: number) =>
  judgeReplay(
    Array<Uint8Array>(6).fill(signature),
    Array.from({ length: 6 }, () => [{ attemptId: 'earlier', hash, agoSec }]),
  );

const hour = 3_600;

test('judgeReplay: up to the bound apart, shown again; one bit more, not', () => {
  assert.deepEqual(search(changed(replayPolicy.mostBits), hour), {
    attemptId: 'earlier',
    frames: 6,
    needed: 5,
  });
  assert.equal(isReplay(search(changed(replayPolicy.mostBits), hour)), true);
  assert.deepEqual(search(changed(replayPolicy.mostBits + 1), hour), {
    attemptId: null,
    frames: 0,
    needed: 5,
  });
});

test('judgeReplay: a moment later, a nearer bound holds: who tries again sits as before', () => {
  const { mostBits, withinSec } = replayPolicy.soon;
  assert.equal(isReplay(search(changed(mostBits), withinSec)), true);
  assert.equal(isReplay(search(changed(mostBits + 1), withinSec)), false);
  assert.equal(isReplay(search(changed(mostBits + 1), withinSec + 1)), true);
});

test('judgeReplay: turned round, shown again all the same', () => {
  assert.equal(isReplay(search(mirrorSignature(signature), hour)), true);
  assert.equal(isReplay(search(mirrorSignature(changed(5)), hour)), true);
});

test('judgeReplay: too few pictures of one earlier attempt, no replay', () => {
  const earlier = (attemptId: string) => [{ attemptId, hash: signature, agoSec: hour }];
  const of = (...attempts: string[]) =>
    judgeReplay(Array<Uint8Array>(attempts.length).fill(signature), attempts.map(earlier));
  assert.equal(isReplay(of('a', 'a', 'a', 'b', 'b', 'b')), false);
  assert.equal(isReplay(of('a', 'a', 'a', 'a', 'b', 'b')), false);
  assert.equal(isReplay(of('a', 'a', 'a', 'a', 'a', 'b')), true);
  assert.equal(isReplay(of('a', 'a', 'a')), false);
  const { attemptId, frames } = of('a', 'b', 'b', 'b', 'c', 'c');
  assert.deepEqual([attemptId, frames], ['b', 3], 'the one that most are near to');
});

test('mostTelling: six pictures shown again after four new ones, found among the six', () => {
  const six = { attemptId: 'earlier', frames: 6, needed: 5 };
  const ten = { attemptId: 'earlier', frames: 6, needed: 8 };
  assert.equal(isReplay(ten), false);
  assert.equal(mostTelling([six, ten]), six);
  assert.equal(mostTelling([ten, six]), six);
});

test('mostTelling: of equals, the first', () => {
  const first = { attemptId: 'first', frames: 3, needed: 5 };
  assert.equal(mostTelling([first, { ...first, attemptId: 'second' }]), first);
});
