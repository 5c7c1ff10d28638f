import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Operation, operationById } from '@selfsame/contract';
import { tokenOf, withEdge } from '../edge.ts';
import { guid, mounted } from '../served-operations.ts';

const isOfSandbox = ({ access }: Operation) => 'sandbox' in access && access.sandbox === true;

test('every operation of the sandbox: is refused to a live tenant, and open to a sandbox', async (t) => {
  const edge = await withEdge(t);
  const sandbox = await edge.addSandbox('Sandbox');
  const captureToken = (tenantId: string) =>
    edge.tokens.issueCaptureToken({
      ...{ tenantId, sessionId: guid },
      expiresAt: new Date(edge.clock.now().getTime() + 60_000),
    });
  const tokens = { api: await tokenOf(edge), capture: await captureToken(edge.key.tenantId) };
  const ofSandbox = { api: await tokenOf(edge, sandbox), capture: await captureToken(sandbox.tenantId) };
  let doors = 0;
  for (const { operation, method, url, id } of mounted) {
    // A door of the sandbox that forgets to say so is open to all.
    if (url.startsWith('/sandbox/') || url.includes('simulate')) assert.ok(isOfSandbox(operation), id);
    if (!isOfSandbox(operation)) continue;
    const kind = operation.access.kind === 'capture' ? 'capture' : 'api';
    const ask = (token: string) =>
      edge.fastify.inject({ method, url, headers: { authorization: `Bearer ${token}` } });
    const refused = await ask(tokens[kind]);
    assert.deepEqual([refused.statusCode, refused.json().ID], [403, 'E_SANDBOX_ONLY'], id);
    assert.notEqual((await ask(ofSandbox[kind])).json().ID, 'E_SANDBOX_ONLY', id);
    doors += 1;
  }
  assert.ok(doors > 0);
});

test('every operation: with an ordered outcome, is refused to a live tenant, and where nothing is begun', async (t) => {
  const edge = await withEdge(t);
  const sandbox = await edge.addSandbox('Sandbox');
  const tokens = [await tokenOf(edge), await tokenOf(edge, sandbox)];
  for (const { operation, method, url, id } of mounted) {
    if (operation.access.kind !== 'bearer') continue;
    const [live, other] = await Promise.all(
      tokens.map((token) =>
        edge.fastify.inject({
          ...{ method, url },
          headers: { authorization: `Bearer ${token}`, 'selfsame-sandbox-outcome': 'accept' },
        }),
      ),
    );
    assert.deepEqual([live!.statusCode, live!.json().ID], [403, 'E_SANDBOX_ONLY'], id);
    const isRefused = /Selfsame-Sandbox-Outcome is for/.test(other!.json()?.Message ?? '');
    assert.equal(isRefused, operation.ordersOutcome !== true, id);
  }
});

test('IssueAttempt: says that an attempt without a camera is refused to a live tenant', () => {
  assert.ok((operationById('IssueAttempt') as Operation).errors.includes('E_SANDBOX_ONLY'));
});
