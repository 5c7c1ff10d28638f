import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { limits } from '@selfsame/contract';
import { codeRequest, openIdWorld } from '../../test/openid/openid-world.ts';

const endings: (() => Promise<void>)[] = [];
const { names, pages, polls, calls } = limits.oidc.perMinute;

describe('what our own code refuses at the addresses of the OpenID Provider', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  const issuer = `${world.baseUrl}/oidc/web`;
  after(async () => {
    for (const end of endings) await end();
  });

  /**
   * Asks, many times at once, until an answer is 429. A machine that is busy refuses some requests before it counts them,
   * and a minute may end in between: so it may take more requests than the limit, but not fewer.
   */
  const refusedAt = async (most: number, ask: () => Promise<Response>): Promise<Response> => {
    for (let asked = 0; asked < 4 * most; asked += 40) {
      const refused = (await Promise.all(Array.from({ length: 40 }, ask))).find(
        ({ status }) => status === 429,
      );
      if (refused) return refused;
    }
    throw new Error(`none of ${4 * most} requests was refused`);
  };
  const requireWait = (answer: Response) => {
    assert.equal(answer.status, 429);
    const seconds = Number(answer.headers.get('retry-after'));
    assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60, String(seconds));
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  };
  const requireError = async (answer: Response) => {
    requireWait(answer);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    const body = (await answer.json()) as Record<string, string>;
    assert.deepEqual(Object.keys(body), ['error', 'error_description']);
    assert.equal(body.error, 'temporarily_unavailable');
    assert.match(body.error_description ?? '', /^Too many requests\. Try again in \d+ s\.$/);
  };
  /** The page that a person reads. @returns where its link leads */
  const requirePage = async (answer: Response) => {
    requireWait(answer);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    const html = await answer.text();
    assert.match(html, /<h1>Too many sign-ins at the moment<\/h1>/);
    assert.match(html, /Wait a minute, then try again\./);
    return /<a class="button" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  };

  it('every endpoint together: 429 with Retry-After, an OAuth error to programs and a page to people', async () => {
    const browser = world.browser();
    const configuration = await world.discover(await world.addIntegration());
    const { url } = await codeRequest(configuration);
    const refused = (ask: () => Promise<Response>) => refusedAt(calls, ask);
    await requireError(await refused(() => browser.get(`${issuer}/.well-known/jwks`)));
    for (const endpoint of ['token', 'introspect', 'revocation', 'par'])
      await requireError(
        await refused(() => browser.post(`${issuer}/connect/${endpoint}`, { client_id: 'x' })),
      );
    await requireError(await refused(() => browser.get(`${issuer}/connect/userinfo`)));
    const shown = await refused(() => browser.get(url.href));
    assert.equal(await requirePage(shown), url.pathname + url.search);
    const spoken = await refused(() => browser.get(`${issuer}/connect/endsession?ui_locales=de`));
    assert.match(await spoken.text(), /<html lang="de" dir="ltr">.*Zurzeit zu viele Anmeldungen/s);
    // Another address goes on.
    assert.equal((await world.browser().get(`${issuer}/.well-known/jwks`)).status, 200);
  });

  it('names, pages and polls of a sign-in: a page leads back to the sign-in, the script of a page gets an error', async () => {
    const configuration = await world.discover(await world.addIntegration());
    const begin = async (at: string) => {
      const browser = world.browser(at);
      const { url } = await codeRequest(configuration);
      const shown = await browser.follow(await browser.get(url.href));
      return { browser, path: new URL(shown.url).pathname };
    };
    let late = await begin('192.0.2.31');
    let refused: Response | undefined;
    for (let n = 0; n < 4 * names && refused?.status !== 429; n++) {
      late = await begin('192.0.2.31');
      refused = await late.browser.post(`${late.path}/name`, { name: `name-${n}` });
    }
    assert.equal(await requirePage(refused as Response), late.path);
    // The sign-in waits there, as it was.
    assert.match(await (await late.browser.get(late.path)).text(), /name="name"/);

    const { browser, path } = await begin('192.0.2.32');
    assert.equal(await requirePage(await refusedAt(pages, () => browser.get(path))), path);
    await requireError(await refusedAt(polls, () => browser.get(`${path}/state`)));
  });
  const nobody = `${world.baseUrl}/oidc/tenants/nobody`;

  it('a tenant that nobody has: an OAuth error to programs, a page to people', async () => {
    const program = await fetch(`${nobody}/connect/token`, { method: 'POST' });
    assert.equal(program.status, 404);
    assert.equal(((await program.json()) as { error: string }).error, 'invalid_request');
    const person = await fetch(`${nobody}/connect/authorize`);
    assert.equal(person.status, 404);
    assert.match(await person.text(), /This sign-in cannot go on/);
  });

  it('a form that is too long, of another type, or that says something twice: is told so', async () => {
    const authorize = `${world.baseUrl}/oidc/web/connect/authorize`;
    const post = (body: string, type = 'application/x-www-form-urlencoded') =>
      fetch(authorize, { method: 'POST', body, headers: { 'content-type': type } });
    for (const [answer, status] of [
      [await post('a=1&a=2'), 400],
      [await post(`a=${'x'.repeat(limits.oidc.formBytes)}`), 413],
      [await post('{}', 'application/json'), 415],
    ] as const) {
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(await answer.text(), /This sign-in cannot go on/);
    }
  });
});
