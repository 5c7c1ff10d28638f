import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { limits, TransportType } from '@selfsame/contract';
import { codeRequest, openIdWorld } from '../../../test/openid/openid-world.ts';
import type { TestBrowser } from '../../../test/openid/test-browser.ts';
import type { OidcDependencies } from '../oidc-dependencies.ts';
import type { SignIn } from './open-sign-in.ts';
import { sendEnrolment } from './send-enrolment.ts';

const endings: (() => Promise<void>)[] = [];
const allowed = { self_enrolment_flow: 'EnrollBioCredential' };

describe('a face that is enrolled on the way to a sign-in', async () => {
  const world = await openIdWorld({ after: (run) => endings.push(run) });
  const { db } = world.ground.database;
  after(async () => {
    for (const end of endings) await end();
  });

  /** An account without a face. */
  const addFaceless = async (change: { email?: string; phone?: string } = {}) => {
    const number = crypto.randomUUID();
    const id = await world.addAccount({ number, ...change });
    await db.deleteFrom('biometric_credential').where('account_id', '=', id).execute();
    return { number, id };
  };
  const email = () => `${crypto.randomUUID()}@example.com`;
  /** Goes to the page that asks for a name. */
  const begin = async (
    change: Record<string, unknown> = allowed,
    parameters: Record<string, string> = {},
  ) => {
    const configuration = await world.discover(await world.addIntegration(change));
    const { url } = await codeRequest(configuration, parameters);
    const browser = world.browser();
    const { answer, url: shown } = await browser.follow(await browser.get(url.href));
    return { browser, path: new URL(shown).pathname, html: await answer.text() };
  };
  const enrol = async (browser: TestBrowser, path: string, name: string) => {
    const posted = await browser.post(`${path}/enrol`, { name });
    const { answer, url } = await browser.follow(posted);
    return { status: answer.status, url: new URL(url).pathname, text: await answer.text() };
  };
  const shapeOf = (html: string) => html.replace(/interaction\/[\w-]+/g, '');
  const linksOf = (accountId: string) =>
    db
      .selectFrom('session')
      .innerJoin('message', 'message.session_id', 'session.id')
      .select(['session.id', 'session.kind', 'session.name', 'session.transport_type', 'message.channel'])
      .where('session.account_id', '=', accountId)
      .execute();

  it('an account without a face: gets a link at its confirmed address, and the audit log says so', async () => {
    const { number, id } = await addFaceless({ email: email() });
    const { browser, path, html } = await begin();
    assert.match(html, /Set up my face/);
    const { status, url, text } = await enrol(browser, path, number);
    assert.deepEqual([status, url], [200, `${path}/enrolment`]);
    assert.match(text, /If a face can be set up for this name, we have sent a link/);
    const [link, ...others] = await linksOf(id);
    assert.equal(others.length, 0);
    assert.deepEqual(
      [link?.kind, link?.name, link?.transport_type, link?.channel],
      ['enrolment', 'EnrollBioCredential', TransportType.Email, 'email'],
    );
    const event = await db
      .selectFrom('audit_event')
      .select('subject')
      .where('type', '=', 'openid.enrolmentSent')
      .execute();
    assert.match(JSON.stringify(event), new RegExp(id));
    assert.match(text, /Back to the sign-in/);
    // Nobody was signed in by it: the name page is there again.
    const back = await browser.get(path);
    assert.match(await back.text(), /name="name"/);
  });

  it('with a phone number only: by SMS; with a hint of the application: for the hinted name', async () => {
    const { number, id } = await addFaceless({ phone: '+4915112345678' });
    await db.updateTable('account').set({ phone_number_verified: true }).where('id', '=', id).execute();
    const { browser, path, html } = await begin(allowed, { login_hint: number });
    assert.match(html, /<iframe/);
    assert.match(html, /Set up my face/);
    const other = await addFaceless({ email: email() });
    const told = await enrol(browser, path, other.number);
    assert.equal(told.status, 200);
    // The verification that waits was begun without a face: going back there could only reject the new one.
    assert.doesNotMatch(told.text, /Back to the sign-in/);
    assert.match(told.text, /\/cancel"/);
    assert.deepEqual(
      (await linksOf(id)).map(({ channel }) => channel),
      ['sms'],
    );
    assert.deepEqual(await linksOf(other.id), []);
  });

  it('every other name: the same page, never before its time, and nothing is sent', async () => {
    const known = await addFaceless({ email: email() });
    const enrolled = crypto.randomUUID();
    await world.addAccount({ number: enrolled, email: email() });
    const disabled = await addFaceless({ email: email() });
    await db.updateTable('account').set({ enabled: false }).where('id', '=', disabled.id).execute();
    const unconfirmed = await addFaceless({ email: email() });
    await db.updateTable('account').set({ email_verified: false }).where('id', '=', unconfirmed.id).execute();
    const without = await addFaceless();
    const ask = async (name: string) => {
      const { browser, path } = await begin();
      const began = performance.now();
      const posted = await browser.post(`${path}/enrol`, { name });
      const spent = performance.now() - began;
      const { answer } = await browser.follow(posted);
      return { status: posted.status, spent, text: shapeOf(await answer.text()) };
    };
    const count = async () =>
      Number((await world.ground.database.pool.query('select count(*) from message')).rows[0].count);
    const right = await ask(known.number);
    const before = await count();
    for (const name of [
      crypto.randomUUID(),
      enrolled,
      disabled.number,
      unconfirmed.number,
      without.number,
      '\0',
      '',
    ]) {
      const { spent, ...same } = await ask(name);
      assert.deepEqual(same, { status: right.status, text: right.text }, name);
      assert.ok(spent >= 500, `${name}: ${spent} ms`);
    }
    assert.equal(await count(), before);
    assert.ok(right.spent >= 500);
  });

  it('one account: gets so many links a day, and whoever asks on is told the same', async () => {
    const { number, id } = await addFaceless({ email: email() });
    const texts = new Set<string>();
    for (let n = 0; n < limits.oidc.enrolmentsPerDay + 2; n++) {
      const { browser, path } = await begin();
      texts.add(shapeOf((await enrol(browser, path, number)).text));
    }
    assert.equal(texts.size, 1);
    assert.equal((await linksOf(id)).length, limits.oidc.enrolmentsPerDay);
  });

  it('an integration without the flow: offers nothing and sends nothing', async () => {
    const { number, id } = await addFaceless({ email: email() });
    const { browser, path, html } = await begin({});
    assert.doesNotMatch(html, /Set up my face/);
    const { url } = await enrol(browser, path, number);
    assert.equal(url, path);
    assert.deepEqual(await linksOf(id), []);
    const hinted = await begin({}, { login_hint: number });
    assert.doesNotMatch(hinted.html, /Set up my face/);
  });

  it('the audit event: is published in a transaction', async () => {
    const { number } = await addFaceless({ email: email() });
    const published: boolean[] = [];
    const deps = {
      ...{ db, clock: { now: () => new Date() }, supportsTransport: () => true },
      beginEnrolment: async () => crypto.randomUUID(),
      events: { publish: async (tx: typeof db) => void published.push(tx.isTransaction) },
    };
    const integration = { id: crypto.randomUUID(), usernameMapping: 'AccountNumber' };
    const signIn = { tenantId: world.tenantId, integration, spoken: { language: 'en' } };
    await sendEnrolment(deps as unknown as OidcDependencies, signIn as unknown as SignIn, number);
    assert.deepEqual(published, [true]);
  });

  it('a form of another site, and another browser: send nothing', async () => {
    const { number, id } = await addFaceless({ email: email() });
    const { browser, path } = await begin();
    const forged = await browser.post(`${path}/enrol`, { name: number }, 'https://evil.example');
    assert.equal(forged.status, 404);
    assert.equal((await world.browser().post(`${path}/enrol`, { name: number })).status, 400);
    assert.deepEqual(await linksOf(id), []);
  });
});
