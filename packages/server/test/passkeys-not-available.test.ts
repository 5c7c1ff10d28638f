import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withGround } from './app.ts';
import { bases } from './served-operations.ts';

test('EnrollFido2Credential: on a server that is reached by an address, is 501 and says what passkeys need', async (t) => {
  const ground = await withGround(t);
  const app = await ground.build({ config: { baseUrl: 'http://192.0.2.7' } });
  const { id, value } = app.firstKey!;
  const post = async (url: string, authorization: string, payload?: object) => {
    const reply = await app.fastify.inject({
      method: 'POST',
      url,
      headers: { authorization },
      ...(payload && { payload }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const basic = `Basic ${Buffer.from(`${id}:${value}`).toString('base64')}`;
  const { body } = await post(`${bases.identity}/auth/token`, basic);
  const bearer = `Bearer ${body.AccessToken}`;
  const account = { AccountNumber: 'ada', DisplayName: 'Ada' };
  assert.equal((await post(`${bases.admin}/accounts`, bearer, account)).status, 200);
  const begun = { Name: 'EnrollFido2Credential', AccountNumber: 'ada', TransportType: 0, Timeout: 60 };
  const refused = await post(`${bases.authorization}/v2/operations`, bearer, begun);
  assert.deepEqual([refused.status, refused.body.ID], [501, 'E_PASSKEYS_NOT_AVAILABLE']);
  assert.match(refused.body.Message, /https address with a host name/);
  const status = await app.fastify.inject({
    url: `${bases.admin}/status`,
    headers: { authorization: bearer },
  });
  assert.deepEqual(status.json().Passkeys, {
    Available: false,
    Origin: 'http://192.0.2.7',
    RpId: '192.0.2.7',
  });
});
