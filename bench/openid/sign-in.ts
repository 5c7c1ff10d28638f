/**
 * Time of a sign-in by OpenID Connect beside the same verification by the API: `node bench/openid/sign-in.ts [pairs] [--write]`. Both
 * by plain HTTP, with the same pictures, in turns. `--write` puts the table into docs/performance.md.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import * as client from 'openid-client';
import { type Api, openApi } from '../../e2e/api.ts';
import { captureByApi, type Link } from '../../e2e/capture-by-api.ts';
import { personFrames } from '../../e2e/frames.ts';
import { transactionLinkOf } from '../../e2e/links.ts';
import { connectShop, openShop, requestSignIn, type Shop } from '../../e2e/openid/shop.ts';
import { enrol } from '../../e2e/people.ts';
import { startServer } from '../../e2e/server.ts';
import { TestBrowser } from '../../packages/server/test/openid/test-browser.ts';
import { performanceDocument, replaceSection } from '../replace-section.ts';
import { bootstrapInterval, createRandom, quantile } from '../statistics/intervals.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const pairs = Number(positionals[0] ?? 40);
/** Not counted: compilers and caches get warm. */
const warmUps = 3;
const account = crypto.randomUUID();
let addresses = 0;
const policy = {
  ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
};

async function capture(baseUrl: string, link: Link, frames: Buffer[]): Promise<void> {
  const answer = await captureByApi(baseUrl, link, frames);
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer));
}

/** From the begin of the transaction to its status. @returns ms */
async function byApi(baseUrl: string, api: Api, frames: Buffer[]): Promise<number> {
  const began = performance.now();
  const { body } = await api.beginVerification(account, policy);
  await capture(baseUrl, transactionLinkOf(body), frames);
  const { Status } = await api.verificationStatus(body.TransactionId);
  if (Status !== 1) throw new Error(`status ${Status}`);
  return performance.now() - began;
}

/** From the redirect of the application to the code at its address. @returns ms */
async function bySignIn(
  baseUrl: string,
  shop: Shop,
  configuration: client.Configuration,
  frames: Buffer[],
): Promise<number> {
  // Each from an address of its own: one address gives 20 names a minute.
  const browser = new TestBrowser(baseUrl, `10.7.0.${(addresses++ % 250) + 1}`);
  const { url, checks } = await requestSignIn(configuration, shop, { login_hint: account });
  const began = performance.now();
  const { answer, url: shown } = await browser.follow(await browser.get(url.href));
  const src = /<iframe src="([^"]+)"/.exec(await answer.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const { searchParams } = new URL(src, baseUrl);
  const link = {
    kind: 'transaction' as const,
    id: searchParams.get('t') ?? '',
    secret: searchParams.get('s') ?? '',
  };
  await capture(baseUrl, link, frames);
  // The frame tells the page that it is over, and the page asks once.
  await browser.get(`${shown}/state`);
  const { url: back } = await browser.goOn(await browser.post(`${shown}/finish`));
  const spent = performance.now() - began;
  await client.authorizationCodeGrant(configuration, new URL(back), checks);
  return spent;
}

const server = await startServer({ env: { SELFSAME_TRUST_PROXY: '127.0.0.0/8, ::1' } });
const shop = await openShop();
const loadBefore = loadavg()[0]!.toFixed(1);
const times: { api: number; signIn: number }[] = [];
try {
  const api = await openApi(server.baseUrl);
  await enrol(api, server.baseUrl, account, 'cap12');
  const configuration = await connectShop(api, shop);
  const frames = await personFrames('cap12', 1);
  for (let nth = -warmUps; nth < pairs; nth++) {
    const first = nth % 2 === 0 ? await byApi(server.baseUrl, api, frames) : null;
    const signIn = await bySignIn(server.baseUrl, shop, configuration, frames);
    const one = { api: first ?? (await byApi(server.baseUrl, api, frames)), signIn };
    console.log(nth, one, `load ${loadavg()[0]!.toFixed(1)}`);
    if (nth >= 0) times.push(one);
  }
} finally {
  shop.close();
  await server.remove();
}

const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
const apis = times.map(({ api }) => api);
const signIns = times.map(({ signIn }) => signIn);
const more = times.map(({ api, signIn }) => signIn - api);
const ms = (value: number): string => String(Math.round(value));
function rowOf(what: string, values: readonly number[]): string {
  const { low, high } = bootstrapInterval([values], ([group = []]) => median(group), createRandom(7), 2_000);
  const sorted = values.toSorted((a, b) => a - b);
  return `| ${what} | ${ms(median(values))} (${ms(low)} … ${ms(high)}) | ${ms(quantile(sorted, 0.9))} |`;
}
const load = `load average of a minute ${loadBefore} before and ${loadavg()[0]!.toFixed(1)} after`;
const table = [
  `${times.length} pairs in turns, server and client on one machine of ${availableParallelism()} cores (${load}), the same six pictures each time, an account with a face, \`login_hint\`. Of a sign-in: from the redirect to the authorization endpoint to the code at the application's address. By the API: from the begin of the transaction to its status. Intervals are of the bootstrap, 95 %. Written by \`node bench/openid/sign-in.ts --write\`.`,
  '',
  '| ms | median | 90 % |',
  '| --- | --- | --- |',
  rowOf('verification by the API', apis),
  rowOf('sign-in', signIns),
  rowOf('more in a pair', more),
].join('\n');
if (values.write)
  await replaceSection(performanceDocument, 'openid', table, '## A sign-in by OpenID Connect');
console.log(table);
