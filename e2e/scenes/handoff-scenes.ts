import sharp from 'sharp';
import { cameraFile } from '../../fixtures/fake-camera.ts';
import { type Api, adminPath } from '../api.ts';
import { linkOf, operationLink } from '../links.ts';
import { type Scene, until } from './scene.ts';

/** Hand-offs to a phone in the states that the scenes begin with. */
function createHandoffs(api: Api, baseUrl: string) {
  const post = async <Body>(path: string, body: unknown, token?: string): Promise<Body> => {
    const response = await fetch(`${baseUrl}/capture/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Body;
  };
  const handOff = async () => {
    const operation = await api.beginSelfie();
    const { token } = await post<{ token: string }>('/sessions/open', linkOf(operation));
    const { url } = await post<{ url: string }>('/handoffs', {}, token);
    const claim = () =>
      post('/handoffs/claim', { token: url.slice(url.indexOf('#h=') + 3), device: crypto.randomUUID() });
    return { link: operationLink(baseUrl, operation), url, claim };
  };
  const claimed = async () => {
    const handoff = await handOff();
    await handoff.claim();
    return handoff;
  };
  return { handOff, claimed };
}

/** A link to a page in a tenant's own looks. */
async function openDressed(api: Api, baseUrl: string): Promise<string> {
  const { body } = await api.call<{ Version: number }>('GET', `${adminPath}/settings/looks`);
  const { status, body: answer } = await api.call('PUT', `${adminPath}/settings/looks`, {
    Logo: { Data: (await logo()).toString('base64'), Text: 'Harbour Bank' },
    Light: { Accent: '#0b6e4f', Ground: '#eef4ef' },
    Dark: null,
    Texts: [{ Locale: 'en', Key: 'introTitle', Text: 'Show us your smile' }],
    PrivacyUrl: 'https://bank.example/privacy',
    HelpUrl: 'https://bank.example/help',
    Version: body.Version,
  });
  if (status !== 200) throw new Error(JSON.stringify(answer));
  return operationLink(baseUrl, await api.beginSelfie());
}

/** Screens of the way to the phone, of other tabs and apps, and of a tenant's own looks. */
export async function buildHandoffScenes(api: Api, baseUrl: string): Promise<Scene[]> {
  const { handOff, claimed } = createHandoffs(api, baseUrl);
  const photo = { camera: { file: await cameraFile('person-a', 'portrait') } };
  return [
    { name: '19-following', launch: {}, url: async () => (await claimed()).link, drive: until('following') },
    { name: '20-on-the-phone', launch: {}, url: async () => (await handOff()).url, drive: until('intro') },
    { name: '21-taken', launch: {}, url: async () => (await claimed()).url, drive: until('done') },
    {
      name: '22-elsewhere',
      launch: photo,
      url: async () => operationLink(baseUrl, await api.beginSelfie()),
      drive: async (capture) => {
        await capture.waitFor('state', 'intro');
        const other = await capture.page.context().newPage();
        await other.goto(capture.page.url());
        await other.locator('button.primary').first().click();
        await capture.waitFor('state', 'elsewhere');
        await other.close();
      },
    },
    {
      name: '23-in-app',
      launch: {},
      url: async () => (await handOff()).url,
      prepare: (context) =>
        context.addInitScript(() => {
          const agent = `${navigator.userAgent} Instagram 400.0`;
          Object.defineProperty(navigator, 'userAgent', { value: agent });
          Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
        }),
      drive: until('in-app'),
    },
    { name: '24-looks', launch: {}, url: () => openDressed(api, baseUrl), drive: until('intro') },
  ];
}

/** A drawn wordmark. */
function logo(): Promise<Buffer> {
  const mark =
    '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="96"><circle cx="48" cy="48" r="40" fill="#0b6e4f"/><path d="M28 52q20 24 40 0M48 22v46" stroke="#fff" stroke-width="7" fill="none"/><rect x="112" y="34" width="220" height="28" rx="14" fill="#0b6e4f"/></svg>';
  return sharp(Buffer.from(mark)).png().toBuffer();
}
