import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { CaptureState, OpenedCapture } from '@selfsame/contract';
import { codeRequest, openIdWorld } from '../../../test/openid/openid-world.ts';

const endings: (() => Promise<void>)[] = [];

describe('the link of a sign-in, passed on by who began it', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  after(async () => {
    for (const end of endings) await end();
  });

  /** Begins a sign-in in a browser. @returns the address in its frame */
  const takeLink = async (): Promise<URL> => {
    const number = randomUUID();
    await world.addAccount({ number });
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration, { login_hint: number });
    const browser = world.browser();
    const { answer } = await browser.follow(await browser.get(url.href));
    const [, src = ''] = /<iframe src="([^"]+)"/.exec(await answer.text()) ?? [];
    return new URL(src.replaceAll('&amp;', '&'), world.baseUrl);
  };
  const call = async (path: string, body: object, token = '') => {
    const answer = await fetch(`${world.baseUrl}/capture/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.text() };
  };

  it('stands in a frame of our own page only', async () => {
    const link = await takeLink();
    for (const address of [link.href, link.href.replace('/?', '/index.html?x=1&')]) {
      const page = await fetch(address);
      assert.equal(page.status, 200);
      assert.match(page.headers.get('content-security-policy') ?? '', /, frame-ancestors 'self'$/);
    }
  });

  it('asks whoever opens it, whatever was approved elsewhere, and lets nobody capture before', async () => {
    const { searchParams } = await takeLink();
    const link = { kind: 'transaction', id: searchParams.get('t'), secret: searchParams.get('s') };
    const open = async () => JSON.parse((await call('sessions/open', link)).body) as OpenedCapture;
    const approve = async ({ token }: OpenedCapture) =>
      (JSON.parse((await call('approve', {}, token)).body) as CaptureState).approved;

    const attacker = await open();
    assert.equal(await approve(attacker), true);
    const victim = await open();
    assert.equal(victim.session.approved, false);
    assert.equal(victim.session.approval?.items.at(-1)?.value, 'The Shop');
    const refused = await call('attempts', {}, victim.token);
    assert.equal(refused.status, 409);
    assert.match(refused.body, /E_APPROVAL_REQUIRED/);

    assert.equal(await approve(victim), true);
    assert.equal((await call('attempts', {}, victim.token)).status, 200);
    assert.equal((await call('attempts', {}, attacker.token)).status, 409);
  });
});
