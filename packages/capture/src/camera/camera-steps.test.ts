import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameraSteps } from './camera-steps.ts';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko)';

const browsers: [name: string, userAgent: string, steps: string[]][] = [
  [
    'Chrome',
    `${mac} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36`,
    ['sign sliders', 'allow switch'],
  ],
  [
    'Edge',
    `${mac} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    ['sign sliders', 'allow switch'],
  ],
  ['Chrome on Android', `${android} Chrome/140.0.0.0 Mobile Safari/537.36`, ['sign sliders', 'allow switch']],
  [
    'Samsung Internet',
    `${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    ['sign lock', 'allow switch'],
  ],
  [
    'Firefox',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    ['sign camera', 'unblock cross'],
  ],
  [
    'Firefox on Android',
    'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
    ['sign lock', 'allow switch'],
  ],
  [
    'Safari',
    `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
    ['safari menu', 'allow switch'],
  ],
  [
    'Safari on an iPhone',
    `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`,
    ['sign page', 'site gear', 'allow switch'],
  ],
  [
    'Chrome on an iPhone, whose switch lies in the system',
    `${iphone} CriOS/140.0 Mobile/15E148 Safari/604.1`,
    [],
  ],
  ['Instagram', `${iphone} Mobile/15E148 Instagram 390.0`, ['app dots', 'browser leave']],
  [
    'an Android WebView',
    `${android.replace('SM-S921B', 'SM-S921B; wv')} Version/4.0 Chrome/140.0 Mobile Safari/537.36`,
    ['app dots', 'browser leave'],
  ],
  ['a browser that nobody knows', 'Lynx/2.9', []],
];

for (const [name, userAgent, steps] of browsers)
  test(`cameraSteps: ${name}, where its switch is`, () => {
    const maxTouchPoints = /Android|iPhone/.test(userAgent) ? 5 : 0;
    const found = cameraSteps({ userAgent, maxTouchPoints, hasCameras: true });
    assert.deepEqual(
      found.map(({ say, draw }) => `${say} ${draw}`),
      steps,
    );
  });
