import { cameraFile, cameraFrames } from '../../fixtures/fake-camera.ts';
import type { Api } from '../api.ts';
import { captureByApi } from '../capture-by-api.ts';
import type { CapturePage } from '../capture-page.ts';
import { linkOf, operationLink, transactionLink } from '../links.ts';
import { agree, agreeUntil, primary, type Scene, until } from './scene.ts';

/** Lets everything through but what matches, which hangs or fails. */
async function intercept(capture: CapturePage, pattern: string, how: 'hang' | 'fail'): Promise<void> {
  await capture.page.route(pattern, (route) => (how === 'fail' ? route.abort() : undefined));
}

/** Links to pages in the states that the scenes begin with. */
function createLinks(api: Api, baseUrl: string) {
  const selfie = async (body: Record<string, unknown> = {}) =>
    operationLink(baseUrl, await api.beginSelfie(body));
  const approval = async () => {
    const { body } = await api.beginVerification('person-a', {
      CodeWord: 'blue heron',
      CustomData: [
        { Key: 'Recipient', Value: 'ACME Trading Company of the Southern Hemisphere' },
        { Key: 'Amount', Value: '12,500.00 EUR' },
      ],
    });
    return transactionLink(baseUrl, body);
  };
  const refused = async (times: number) => {
    const operation = await api.beginSelfie();
    for (let i = 0; i < times; i++) {
      await captureByApi(baseUrl, linkOf(operation), await cameraFrames('empty-room'));
    }
    return operationLink(baseUrl, operation);
  };
  const expired = async () => {
    const url = await selfie({ TimeoutSec: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    return url;
  };
  return { selfie, approval, refused, expired };
}

type Links = ReturnType<typeof createLinks>;

const see = async (name: Parameters<typeof cameraFile>[0]) => ({
  camera: { file: await cameraFile(name, 'portrait') },
});

/** The screens of the passive flow, in its order. */
export async function buildScenes(api: Api, baseUrl: string): Promise<Scene[]> {
  const links = createLinks(api, baseUrl);
  const captured = await captureScenes(links);
  return [
    ...openingScenes(baseUrl, links),
    ...captured,
    ...endScenes(links),
    ...(await failureScenes(links)),
  ];
}

const openingScenes = (baseUrl: string, { selfie, approval }: Links): Scene[] => [
  { name: '01-landing', launch: {}, url: async () => `${baseUrl}/`, drive: until('landing') },
  {
    name: '02-intro',
    launch: {},
    url: () =>
      selfie({
        IntroductionText: 'Welcome back to Harbour Bank. Please take a selfie to open your account.',
      }),
    drive: until('intro'),
  },
  {
    name: '02-leaving',
    launch: {},
    url: () => selfie(),
    drive: async (capture) => {
      // By its place: the scene is shown in several languages.
      await capture.page.locator('.leave').click();
      await capture.waitFor('state', 'leaving');
    },
  },
  { name: '03-approval', launch: {}, url: approval, drive: until('approval') },
];

async function captureScenes({ selfie }: Links): Promise<Scene[]> {
  const plain = { launch: {}, url: () => selfie() };
  return [
    {
      ...plain,
      name: '04-no-face',
      launch: await see('empty-room'),
      drive: (capture) => agreeUntil(capture, 'position'),
    },
    {
      ...plain,
      name: '05-too-far',
      launch: await see('too-far'),
      drive: (capture) => agreeUntil(capture, 'position'),
    },
    {
      ...plain,
      name: '06-hold',
      launch: await see('person-a'),
      drive: (capture) => agreeUntil(capture, 'hold'),
    },
    {
      ...plain,
      name: '07-by-hand',
      launch: await see('empty-room'),
      drive: async (capture) => {
        await agree(capture);
        await primary(capture).waitFor();
      },
    },
    {
      ...plain,
      name: '08-uploading',
      launch: await see('person-a'),
      drive: async (capture) => {
        await intercept(capture, '**/attempts/*', 'hang');
        await agreeUntil(capture, 'uploading');
      },
    },
    {
      ...plain,
      name: '09-retry',
      launch: await see('too-dark'),
      drive: async (capture) => {
        await agree(capture);
        await primary(capture).click();
        await capture.waitFor('state', 'retry');
      },
    },
    {
      ...plain,
      name: '10-done',
      launch: await see('person-a'),
      drive: (capture) => agreeUntil(capture, 'done'),
    },
  ];
}

const endScenes = ({ selfie, approval, refused, expired }: Links): Scene[] => [
  { name: '11-no-attempts-left', launch: {}, url: () => refused(3), drive: until('done') },
  { name: '12-expired', launch: {}, url: expired, drive: until('done') },
  { name: '13-not-valid', launch: {}, url: async () => `${await selfie()}x`, drive: until('done') },
  {
    name: '14-wrong-link',
    launch: {},
    url: async () => (await selfie()).replace('/?i=', '/?t='),
    drive: until('wrong-link'),
  },
  {
    name: '15-declined',
    launch: {},
    url: approval,
    drive: async (capture) => {
      await capture.page.locator('.actions .quiet').click();
      await capture.waitFor('state', 'done');
    },
  },
];

async function failureScenes({ selfie }: Links): Promise<Scene[]> {
  const plain = { launch: {}, url: () => selfie() };
  return [
    {
      ...plain,
      name: '16-camera-refused',
      launch: { permission: 'deny' },
      drive: (capture) => agreeUntil(capture, 'camera-error'),
    },
    {
      ...plain,
      name: '17-no-camera',
      launch: { camera: 'none' },
      drive: (capture) => agreeUntil(capture, 'camera-error'),
    },
    {
      ...plain,
      name: '18-no-connection',
      launch: await see('person-a'),
      drive: async (capture) => {
        await intercept(capture, '**/attempts/*', 'fail');
        await agreeUntil(capture, 'interrupted');
      },
    },
  ];
}
