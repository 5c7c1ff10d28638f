import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startExternalIssuer } from '../../../test/openid/external-issuer.ts';
import { readConfig } from '../../platform/configuration/config.ts';
import { createEgress } from '../../platform/egress/egress.ts';
import { verifyHint } from './verify-hint.ts';

test('verifyHint: keeps an issuer’s keys, reads them again when none fits, and takes nothing without them', async (t) => {
  const entra = await startExternalIssuer();
  t.after(entra.close);
  const { egressAllow: allow } = readConfig({ SELFSAME_EGRESS_ALLOW: '127.0.0.1' }, '/');
  let minutes = 0;
  const clock = { now: () => new Date(Date.now() + minutes * 60_000) };
  const deps = { clock, egress: createEgress({ allow, allowHttp: false, allowUnverifiedTls: false }) };
  const check = async () => verifyHint(deps, entra, await entra.hint({ oid: 'ada' }, { expires: '48h' }));
  assert.equal((await check()).oid, 'ada');
  assert.equal((await check()).oid, 'ada');
  assert.equal(entra.asked, 1);
  await entra.rotate();
  // Nobody makes this server ask an issuer with every forged hint.
  await assert.rejects(check(), /id_token_hint is not taken/);
  assert.equal(entra.asked, 1);
  minutes = 2;
  assert.equal((await check()).oid, 'ada');
  assert.equal(entra.asked, 2);
  entra.goDown();
  // What was good serves on, for a day at most.
  for (const minute of [70, 72, 24 * 60]) {
    minutes = minute;
    assert.equal((await check()).oid, 'ada');
  }
  await assert.rejects(
    verifyHint(deps, entra, await entra.hint({}, { kid: 'another' })),
    /id_token_hint is not taken/,
  );
  minutes = 24 * 60 + 3;
  await assert.rejects(check(), /id_token_hint is not taken/);
});

test('verifyHint: asks no address that the egress guard refuses', async (t) => {
  const entra = await startExternalIssuer();
  t.after(entra.close);
  const { egressAllow: allow } = readConfig({}, '/');
  const deps = {
    clock: { now: () => new Date() },
    egress: createEgress({ allow, allowHttp: false, allowUnverifiedTls: false }),
  };
  await assert.rejects(verifyHint(deps, entra, await entra.hint()), /not to be had/);
  assert.equal(entra.asked, 0);
});
