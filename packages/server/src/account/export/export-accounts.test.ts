import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenOf, withEdge } from '../../../test/edge.ts';
import { callerOf } from '../../platform/events.ts';
import { createAccount } from '../create-account.ts';
import { exportAccounts } from './export-accounts.ts';

const admin = '/IDCompleteBackendEngine/Default/AdministrationServiceRest';

test('ExportAccounts: the accounts of a filter, a search or a choice, as inert CSV; each export is in the audit log', async (t) => {
  const edge = await withEdge(t, (parts) => ({
    CreateAccount: ({ principal, body }) =>
      createAccount(parts, { ...callerOf(principal), request: body, now: parts.clock.now() }),
    ExportAccounts: ({ principal, query }) => exportAccounts(parts, callerOf(principal), query),
  }));
  const headers = { authorization: `Bearer ${await tokenOf(edge)}` };
  const ask = async (path: string, payload?: object) => {
    const method = payload ? 'POST' : 'GET';
    return edge.fastify.inject({ method, url: admin + path, headers, ...(payload && { payload }) });
  };
  const uins: string[] = [];
  for (const [AccountNumber, DisplayName, Email] of [
    ['ada', '=HYPERLINK("http://evil.test")', 'ada@example.com'],
    ['ben', 'Bén, Nevis', 'ben@example.com'],
    ['cid', 'Cid', null],
  ]) {
    const made = await ask('/accounts', { AccountNumber, DisplayName, Email });
    uins.push(made.json().UIN);
  }
  const lines = async (query: string) => {
    const reply = await ask(`/accountList/export${query}`);
    assert.equal(reply.statusCode, 200, reply.body);
    assert.match(String(reply.headers['content-type']), /^text\/csv/);
    const [head = '', ...rows] = reply.body.trimEnd().split('\r\n');
    assert.match(head, /^\uFEFFAccountNumber,DisplayName,/);
    return rows.map((row) => row.split(',')[0]).sort();
  };
  assert.deepEqual(await lines(''), ['ada', 'ben', 'cid']);
  assert.deepEqual(await lines('?search=example'), ['ada', 'ben']);
  assert.deepEqual(await lines(`?filter=${encodeURIComponent('AccountNumber:c*')}`), ['cid']);
  assert.deepEqual(await lines(`?uins=${uins[2]},${uins[0]}`), ['ada', 'cid']);
  const { body } = await ask('/accountList/export');
  assert.ok(body.includes(`"'=HYPERLINK(""http://evil.test"")"`), body);
  assert.ok(body.includes('"Bén, Nevis"'));
  const log = (await ask('/audit/events?filter=MessageType:account.listExported')).json();
  assert.deepEqual(
    log.Items.map(({ Data }: { Data: { count: number; isFiltered: boolean } }) => [
      Data.count,
      Data.isFiltered,
    ]),
    [
      [3, false],
      [2, true],
      [1, true],
      [2, true],
      [3, false],
    ],
  );
  assert.equal((await ask('/accountList/export?uins=1;2')).statusCode, 400);
});
