import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, end, group, snapshot } from '../test/made-up.ts';
import { tokensServeOnce, tokensServeTheirClient } from './token-invariants.ts';

const served = (token: string, isOwn = true, status = 200) =>
  answer({ operation: 'OpenIdToken', status, once: { token, isOwn } });

test('tokensServeOnce: one that was exchanged twice', () => {
  const of = (...answers: ReturnType<typeof served>[]) =>
    tokensServeOnce(end(snapshot(), { answers })).length;
  assert.deepEqual([of(served('a'), served('b')), of(served('a'), served('a'))], [0, 1]);
  assert.equal(of(served('a'), served('a', true, 400)), 0);
});

test('tokensServeTheirClient: one that another application brought', () => {
  const of = (isOwn: boolean, status: number) =>
    tokensServeTheirClient(group({ answers: [served('a', isOwn, status)] })).length;
  assert.deepEqual([of(true, 200), of(false, 400), of(false, 200)], [0, 0, 1]);
});
