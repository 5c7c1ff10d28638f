import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type OperationId, operationById, operationIds } from '@selfsame/contract';
import { actedPhoto } from './face-actor.ts';
import { furnish } from './tenant-walk/furnish.ts';
import { openTwoTenants, rowsOf, type TwoTenants } from './tenant-walk/two-tenants.ts';
import { type Input, listing, type Names, naming, neither, nobody } from './tenant-walk/walked-operations.ts';

describe('another tenant', () => {
  const endings: (() => Promise<void>)[] = [];
  let tenants: TwoTenants;
  let names: Names;

  before(async () => {
    tenants = await openTwoTenants({ after: (run) => void endings.push(run) });
    names = await furnish(tenants);
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  it('the walk knows every operation that a token opens', () => {
    const known = new Set([...(Object.keys(naming) as OperationId[]), ...listing, ...neither]);
    const opened = operationIds.filter((id) => operationById(id).access.kind === 'bearer');
    assert.deepEqual(
      opened.filter((id) => !known.has(id)),
      [],
    );
  });

  it('cannot tell our things from things that are not there, and changes none of them', async () => {
    const { world, send, stranger, strangersSandbox } = tenants;
    const rows = await rowsOf(world, world.tenantId);
    for (const [id, inputOf] of Object.entries(naming) as [OperationId, (names: Names) => Input][]) {
      const caller = operationById(id).service === 'sandbox' ? strangersSandbox : stranger;
      const ours = await send(id, inputOf(names), caller);
      const unknown = nobody();
      const theirs = await send(id, inputOf(unknown), caller);
      // The two differ in the name that was said, and in nothing else.
      const neutral = (answer: typeof ours, said: Names) =>
        Object.values(said).reduce(
          (text, name) => text.replaceAll(name, 'NAME'),
          JSON.stringify({ status: answer.status, ...answer.body, instance: '' }),
        );
      assert.equal(neutral(ours, names), neutral(theirs, unknown), id);
      if (id !== 'DeleteAccount' && id !== 'GetAccount') assert.ok(ours.status >= 400, `${id} ${ours.text}`);
    }
    assert.deepEqual(await rowsOf(world, world.tenantId), rows);
  });

  it('finds none of our things in a list, a count or a search', async () => {
    const { world, send, owner, stranger } = tenants;
    const before = await rowsOf(world, world.tenantId);
    for (const id of listing) {
      const { status, text } = await send(id, {}, stranger);
      assert.equal(status, 200, id);
      for (const name of Object.values(names)) assert.ok(!text.includes(name), `${id} shows ${name}`);
    }
    assert.equal((await send('CountBiometricCredentialRawData', {}, owner)).text, '1');
    assert.deepEqual(await rowsOf(world, world.tenantId), before);
    const search = () => {
      const form = new FormData();
      form.append(
        'image',
        new Blob([Buffer.from(actedPhoto({ person: 'Ann' }))], { type: 'image/jpeg' }),
        'a.jpg',
      );
      form.append('threshold', '48');
      return { form };
    };
    assert.equal((await send('Identify', search(), owner)).body[0]?.owner.name, names.account);
    const rows = await rowsOf(world, world.tenantId);
    assert.deepEqual((await send('Identify', search(), stranger)).body, []);
    assert.deepEqual(await rowsOf(world, world.tenantId), rows);
  });

  it('cannot bind our TempId to an account of its own', async () => {
    const { send, stranger } = tenants;
    const body = { AccountNumber: 'mine', DisplayName: 'Mine' };
    assert.equal((await send('CreateAccount', { body }, stranger)).status, 200);
    const bound = await send(
      'CreateAccountProofedBiometricCredential',
      { params: { AccountNumber: 'mine' }, body: { TempId: names.tempId } },
      stranger,
    );
    assert.deepEqual([bound.status, bound.body.ID], [410, 'E_TEMP_DATA_EXPIRED']);
  });

  it('of a capture page: cannot submit to an attempt of our session', async () => {
    const { world, tokens, send, owner, stranger } = tenants;
    const expiresAt = new Date(world.time.now.getTime() + 60_000);
    const page = (tenantId: string, sessionId: string) =>
      tokens.issueCaptureToken({ tenantId, sessionId, expiresAt });
    const { body: issued } = await send('IssueAttempt', {}, await page(world.tenantId, names.selfie));
    const { body: own } = await send('BeginGetForeignBiometry', {}, stranger);
    const form = () => {
      const parts = new FormData();
      const frames = Array.from({ length: 6 }, (_, index) => ({ atMs: index * 150 }));
      const meta = { frames, camera: { width: 1, height: 1 }, detector: 'none' };
      parts.append('meta', new Blob([JSON.stringify(meta)], { type: 'application/json' }));
      for (let frame = 0; frame < 6; frame++)
        parts.append(
          'frame',
          new Blob([Buffer.from(actedPhoto({ person: 'Eve' }))], { type: 'image/jpeg' }),
          'f.jpg',
        );
      return { params: { attemptId: issued.attemptId as string }, form: parts };
    };
    for (const token of [
      await page(world.otherTenantId, own.OperationId),
      await page(world.otherTenantId, names.selfie),
    ]) {
      const submitted = await send('SubmitAttempt', form(), token);
      assert.ok([401, 404, 409].includes(submitted.status), submitted.text);
      assert.equal((await send('GetCaptureSession', {}, token)).text.includes(names.selfie), false);
    }
    const crossed = await page(world.otherTenantId, names.selfie);
    for (const id of [
      'GetCaptureSession',
      'IssueAttempt',
      'DeclineCaptureSession',
      'ApproveCaptureSession',
    ] as const)
      assert.ok((await send(id, {}, crossed)).status >= 400, id);
    const state = await send('EndGetForeignBiometry', { params: { OperationId: names.selfie } }, owner);
    assert.equal(state.body.Status, 0);
  });
});
