import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SelfsameClient, SelfsameError } from '@selfsame/client';
import { createStepUp } from './step-up.ts';

const refusal = (code: string) => new SelfsameError(403, { ID: code, Message: '' });

/** A client whose one call is refused until somebody proved who they are. */
function guarded(code = 'E_RECENT_SIGN_IN_REQUIRED') {
  const state = { isProven: false, calls: 0 };
  const client = {
    async CreateApiKey(input: unknown) {
      state.calls += 1;
      if (!state.isProven) throw refusal(code);
      return input;
    },
  } as unknown as SelfsameClient;
  return { state, client };
}

test('StepUp: a call that lacks a recent proof, waits for one and is sent again with the same input', async () => {
  const stepUp = createStepUp();
  const { state, client } = guarded();
  stepUp.askedBy(async () => {
    state.isProven = true;
  });
  assert.deepEqual(await stepUp.over(client).CreateApiKey({ body: { Description: 'A' } }), {
    body: { Description: 'A' },
  });
  assert.equal(state.calls, 2);
});

test('StepUp: calls that are refused together, wait for one proof', async () => {
  const stepUp = createStepUp();
  const { state, client } = guarded();
  let asked = 0;
  stepUp.askedBy(async () => {
    asked += 1;
    await Promise.resolve();
    state.isProven = true;
  });
  const api = stepUp.over(client);
  await Promise.all([api.CreateApiKey(), api.CreateApiKey(), api.CreateApiKey()]);
  assert.deepEqual([asked, state.calls], [1, 6]);
});

test('StepUp: a call whose session has ended, asks for a session and then, where it must, for a recent proof', async () => {
  const stepUp = createStepUp();
  const refusals = ['E_USER_NOT_AUTHENTICATED', 'E_RECENT_SIGN_IN_REQUIRED'];
  const client = {
    CreateApiKey: async () => {
      const code = refusals.shift();
      if (code) throw refusal(code);
      return 'made';
    },
  } as unknown as SelfsameClient;
  const asked: string[] = [];
  stepUp.askedBy(async (need) => {
    asked.push(need);
  });
  assert.equal(await stepUp.over(client).CreateApiKey(), 'made');
  assert.deepEqual(asked, ['session', 'recent']);
});

test('StepUp: a session that ends while a recent proof is given, is asked for instead', async () => {
  const stepUp = createStepUp();
  const { state, client } = guarded();
  const asked: string[] = [];
  stepUp.askedBy(async (need) => {
    asked.push(need);
    if (need === 'recent') throw refusal('E_USER_NOT_AUTHENTICATED');
    state.isProven = true;
  });
  await stepUp.over(client).CreateApiKey();
  assert.deepEqual([asked, state.calls], [['recent', 'session'], 2]);
});

test('StepUp: a proof that is not given, nobody who asks, or another refusal, end with the server’s refusal', async () => {
  const stepUp = createStepUp();
  const { state, client } = guarded();
  const api = stepUp.over(client);
  await assert.rejects(api.CreateApiKey(), { code: 'E_RECENT_SIGN_IN_REQUIRED' });
  const end = stepUp.askedBy(() => Promise.reject(new Error('closed')));
  await assert.rejects(api.CreateApiKey(), { code: 'E_RECENT_SIGN_IN_REQUIRED' });
  assert.equal(state.calls, 2, 'nothing is sent again');
  const other = guarded('E_ACCESS_DENIED');
  await assert.rejects(stepUp.over(other.client).CreateApiKey(), { code: 'E_ACCESS_DENIED' });
  end();
  await assert.rejects(api.CreateApiKey(), { code: 'E_RECENT_SIGN_IN_REQUIRED' });
});
