import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { acceptByApi, askPortal, setUpTokenOf } from './portal.ts';
import { type RunningServer, startServer } from './server.ts';

/** What a start prints for the person at the terminal. */
let server: RunningServer;

before(async () => {
  server = await startServer();
});
after(() => server?.remove());

const setUpLink = /\/portal\/set-up#/;
const tryLabel = 'Take a selfie at once';

/** The printed addresses by their labels, `ready` for the first line. */
async function readAddresses(from: number): Promise<Record<string, string>> {
  await server.printed(new RegExp(`${tryLabel}: .+\\n`), from);
  const printed = server.log().slice(from);
  const lines = [...printed.matchAll(/^(?:Selfsame is (ready)| {2}([A-Z][\w ]+)): +(.+)$/gm)];
  return Object.fromEntries(lines.map(([, ready, label, value]) => [ready ?? label!, value!]));
}

/** Asks the address as a browser would. */
async function assertPage(address: string, says: RegExp): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  assert.equal(answer.status, 200, address);
  assert.match(answer.headers.get('content-type')!, /^text\/html/);
  assert.match(await answer.text(), says);
}

async function assertAddresses(printed: Record<string, string>): Promise<void> {
  const labels = ['Identity Portal', 'Documentation', tryLabel, 'ready'];
  assert.deepEqual(Object.keys(printed).sort(), labels.sort());
  const { ready, 'Identity Portal': portal, Documentation: documentation } = printed;
  assert.equal(ready, server.baseUrl);
  assert.deepEqual([portal, documentation], [`${ready}/portal/`, `${ready}/docs/`]);
  await assertPage(portal!, /<base href="\/portal\/"|\/portal\//);
  await assertPage(documentation!, /quick start/i);
}

test('npm start: every start prints addresses that answer; the link of the first owner only while there is none', async () => {
  const first = await readAddresses(0);
  await assertAddresses(first);
  await assertPage(first[tryLabel]!, /<title>/);
  const token = await setUpTokenOf(server);
  await acceptByApi(server.baseUrl, token, { name: 'Olga Owner', email: 'olga@example.com' });

  await server.stop();
  const second = server.log().length;
  await server.restart();
  const plain = await readAddresses(second);
  await assertAddresses(plain);
  assert.equal(plain[tryLabel], 'start with SELFSAME_TRY=true, which prints a link');
  const late = await fetch(first[tryLabel]!);
  assert.equal(late.status >= 400, true, 'a link to try is over with its process');
  const spent = await askPortal(server.baseUrl, 'invitations/open', { body: { Token: token } });
  assert.equal(spent.ok, false);

  await server.stop();
  const third = server.log().length;
  await server.restart({ SELFSAME_TRY: 'true' });
  const trying = await readAddresses(third);
  await assertAddresses(trying);
  assert.notEqual(trying[tryLabel], first[tryLabel]);
  await assertPage(trying[tryLabel]!, /<title>/);

  // Stopped, so that all it printed is there.
  await server.stop();
  assert.doesNotMatch(server.log().slice(second), setUpLink);
  assert.doesNotMatch(server.log().slice(second), /First API key/);
});
