/**
 * What a passkey adds to a verification in Chromium with its virtual authenticator: from the press that confirms the
 * transaction to the result on the screen, by face alone (CredentialType 1) and by passkey and face (5), by turns.
 * `node bench/passkey/time.ts [pairs] [--write]`; `--write` puts the table into docs/accuracy.md.
 */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { openApi } from '../../e2e/api.ts';
import { addAuthenticator } from '../../e2e/authenticator.ts';
import { openIn, phone } from '../../e2e/capture-page.ts';
import { transactionLink } from '../../e2e/links.ts';
import { enrolPasskey } from '../../e2e/passkeys.ts';
import { enrol } from '../../e2e/people.ts';
import { press, takeSelfie, texts } from '../../e2e/selfie-flow.ts';
import { startServer } from '../../e2e/server.ts';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { launchChromium } from '../../fixtures/chromium.ts';
import { cameraFile } from '../../fixtures/fake-camera.ts';
import { formatTable } from '../format-table.ts';
import { replaceSection } from '../replace-section.ts';
import { quantile } from '../statistics/intervals.ts';

const pairs = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 15);
const types = [1, 5] as const;
const names = { 1: 'face', 5: 'passkey, then face' };
// One recording is shown each time, which the check for pictures shown again would rightly find.
const server = await startServer({ env: { SELFSAME_LIVENESS_MODE: 'passive', SELFSAME_REPLAY_DAYS: '0' } });
const browser = await launchChromium({
  camera: { file: await cameraFile('person-a-other-session', 'portrait') },
});
const seconds: Record<(typeof types)[number], number[]> = { 1: [], 5: [] };
const loadBefore = loadavg()[0]!.toFixed(1);
try {
  const api = await openApi(server.baseUrl);
  await enrol(api, server.baseUrl, 'timed', 'cap12');
  let keys = await enrolPasskey(api, server.baseUrl, { browser, accountNumber: 'timed' });
  for (let pair = 0; pair < pairs; pair++)
    for (const type of pair % 2 === 0 ? types : types.toReversed()) seconds[type].push(await verify(type));

  async function verify(CredentialType: 1 | 5): Promise<number> {
    const policy = { TransportType: 0, CredentialType, BioPolicy: { CheckLiveness: true } };
    const { body } = await api.beginVerification('timed', { ConfirmationPolicy: policy });
    const device: { keys(): Promise<typeof keys> }[] = [];
    const capture = await openIn(browser, transactionLink(server.baseUrl, body), phone, async (context) => {
      const own = await addAuthenticator(context.pages()[0]!);
      await own.hold(keys);
      device.push(own);
    });
    try {
      await capture.page.getByRole('button', { name: texts.approval.accept, exact: true }).waitFor();
      const from = performance.now();
      await press(capture, texts.approval.accept);
      if (CredentialType === 5) await press(capture, texts.passkey.assert.act);
      const end = await takeSelfie(capture);
      if (end !== 'verifiedPage') throw new Error(`CredentialType ${CredentialType} ended on ${end}`);
      const took = (performance.now() - from) / 1_000;
      keys = await device[0]!.keys();
      return took;
    } finally {
      await capture.page.context().close();
    }
  }
} finally {
  await browser.close();
  await server.remove();
}

const medianOf = (values: readonly number[]) =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
const added = medianOf(seconds[5].map((both, nth) => both - seconds[1][nth]!));
const table = formatTable([
  ['asked for', 'verifications', 'fastest, s', 'median, s', 'slowest, s'],
  ...types.map((type) => [
    names[type],
    String(seconds[type].length),
    ...[Math.min(...seconds[type]), medianOf(seconds[type]), Math.max(...seconds[type])].map((s) =>
      s.toFixed(2),
    ),
  ]),
]);
const said = `A passkey adds ${added.toFixed(2)} s (median of ${pairs} differences, taken by turns). From the press that confirms the transaction to the result on the screen, passive liveness, Chromium headless with its virtual authenticator and the server on one machine of ${availableParallelism()} cores; load average of a minute ${loadBefore} before and ${loadavg()[0]!.toFixed(1)} after. A person takes as long as their finger on the sensor takes; that is not in it. Written by \`node bench/passkey/time.ts --write\`.`;
console.log(`${said}\n\n${table}`);
if (process.argv.includes('--write'))
  await replaceSection(
    join(repositoryRoot, 'docs/accuracy.md'),
    'passkey-time',
    `${said}\n\n${table}`,
    '## What a passkey adds in time',
  );
