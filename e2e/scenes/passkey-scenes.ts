import { launchChromium } from '../../fixtures/chromium.ts';
import type { Api } from '../api.ts';
import { addAuthenticator } from '../authenticator.ts';
import { operationLink, transactionLink } from '../links.ts';
import { beginPasskeyEnrolment, beginPasskeyVerification, enrolPasskey } from '../passkeys.ts';
import { primary, type Scene, until } from './scene.ts';

type Drive = Scene['drive'];

/** Presses the button that leads on, then the ones of these places among the other ways. */
const lead =
  (...places: readonly number[]): Drive =>
  async (capture) => {
    await primary(capture).click();
    await until('passkey')(capture);
    for (const place of places) await capture.page.locator('.screen button.quiet').nth(place).click();
  };

/** As {@link lead}, then waits for the browser's refusal: its authenticator holds no key. */
const fail: Drive = async (capture) => {
  await primary(capture).click();
  await until('passkey')(capture);
  await capture.page.locator('.actions button.primary').click();
  await capture.page.locator('.ways').waitFor();
};

/** Gives every page of the visit a device that holds nothing. */
const withDevice: Scene['prepare'] = async (context) => {
  for (const page of context.pages()) await addAuthenticator(page);
};

const withoutWebAuthn: Scene['prepare'] = (context) =>
  context.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));

/** The screens of passkeys. Enrols one for an account of its own, so that it can be asked for. */
export async function buildPasskeyScenes(api: Api, baseUrl: string): Promise<Scene[]> {
  const accountNumber = 'passkey-scenes';
  await api.createAccount(accountNumber);
  const browser = await launchChromium();
  await enrolPasskey(api, baseUrl, { browser, accountNumber }).finally(() => browser.close());
  const url = async () => transactionLink(baseUrl, await beginPasskeyVerification(api, accountNumber, 4));
  const asked = { launch: {}, url, prepare: withDevice };
  return [
    { ...asked, name: '60-passkey', drive: lead() },
    { ...asked, name: '61-passkey-ways', drive: lead(0) },
    { ...asked, name: '62-passkey-closed', drive: fail },
    {
      ...asked,
      name: '63-passkey-none',
      drive: async (capture) => {
        await lead(0)(capture);
        await capture.page.locator('.ways button').last().click();
      },
    },
    { ...asked, name: '64-passkey-unable', prepare: withoutWebAuthn, drive: lead() },
    {
      ...asked,
      name: '65-passkey-enrol',
      url: async () => operationLink(baseUrl, await beginPasskeyEnrolment(api, accountNumber)),
      drive: until('passkey'),
    },
  ];
}
