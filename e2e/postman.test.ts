import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fetchWhenFree } from './api.ts';
import type { Link } from './capture-by-api.ts';
import { captureByApi } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import type { Collection } from './newman.ts';
import { runNewman } from './newman.ts';
import { createSandbox } from './sdk/sandbox-tenant.ts';
import type { RunningServer } from './server.ts';
import { apiKey, startServer } from './server.ts';

/** What the person fills in, as the description of the first request says. */
const filledIn = { ApiKeyId: apiKey.id, ApiKeyValue: apiKey.value, AccountNumber: 'postman-account' };

describe('Postman collections, run by newman against a live server', () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.remove());

  /** Runs the requests up to step 3, takes the capture, runs the rest; gives the names of all that ran. */
  async function runSequence(name: 'selfie' | 'verification') {
    const collection = (await (
      await fetchWhenFree(`${server.baseUrl}/postman/${name}.json`)
    ).json()) as Collection;
    const names = collection.item.map((item) => item.name);
    const shown = names.findIndex((item) => item.startsWith('3 '));
    const beforeCapture = names.slice(0, shown + 1);
    const afterCapture = names.slice(shown + 1);

    const first = await runNewman(collection, beforeCapture, filledIn);
    assert.deepEqual(first.failures, []);
    assert.equal(first.requests, beforeCapture.length);
    const link = linkIn(first.variables.TransactionUrl!);
    const answer = await captureByApi(server.baseUrl, link, await personFrames('cap12'));
    assert.equal(answer.outcome, 'accepted', JSON.stringify(answer));

    const second = await runNewman(collection, afterCapture, { ...first.variables, ...filledIn });
    assert.deepEqual(second.failures, []);
    assert.equal(second.requests, afterCapture.length);
    assert.ok(second.assertions > second.requests, 'more than the status of each answer is looked at');
    return names;
  }

  test('/postman/selfie.json: the six steps of the guide, 0 failures', async () => {
    const names = await runSequence('selfie');
    assert.deepEqual(
      names.map((item) => item.split(' ')[0]),
      ['1', '1b', '2', '3', '3b', '4', '5', '6'],
    );
  });

  test('/postman/verification.json: the person that the selfie collection enrolled, 0 failures', async () => {
    await runSequence('verification');
  });

  test('with the key of a sandbox: both run from start to end at once, without a browser, 0 failures', async () => {
    const { apiKeyId: ApiKeyId, apiKeyValue: ApiKeyValue } = await createSandbox(server, 'postman');
    for (const name of ['selfie', 'verification']) {
      const answer = await fetchWhenFree(`${server.baseUrl}/postman/${name}.json`);
      const collection = (await answer.json()) as Collection;
      const names = collection.item.map((item) => item.name);
      const run = await runNewman(collection, names, { ...filledIn, ApiKeyId, ApiKeyValue });
      assert.deepEqual([run.failures, run.requests], [[], names.length], name);
    }
  });
});

/** The two halves of the address that step 3 shows. */
function linkIn(url: string): Link {
  const query = new URL(url).searchParams;
  const [kind, id] = query.has('i')
    ? (['operation', query.get('i')] as const)
    : (['transaction', query.get('t')] as const);
  return { kind, id: id!, secret: query.get('s')! };
}
