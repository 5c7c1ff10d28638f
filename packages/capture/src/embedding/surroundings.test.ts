import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserAddress, isFramedElsewhere, isHandheld, isInApp } from './surroundings.ts';

const browsers = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  android:
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  windows:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  androidView:
    'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0 Mobile Safari/537.36',
  iosView:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  facebook:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/500.0]',
};
const around = (userAgent: string, maxTouchPoints = 0) => ({ userAgent, maxTouchPoints, hasCameras: true });

test('isHandheld: phones and tablets, also an iPad that calls itself a Mac; laptops not, even with a touch screen', () => {
  for (const name of ['iphone', 'android', 'facebook'] as const)
    assert.ok(isHandheld(around(browsers[name])), name);
  assert.ok(isHandheld(around(browsers.mac, 5)));
  assert.ok(!isHandheld(around(browsers.mac)));
  assert.ok(!isHandheld(around(browsers.windows, 10)));
});

test('isFramedElsewhere: in a page of another origin, whether the browser hides it or not; not alone, nor in our own', () => {
  const location = { origin: 'https://id.example' };
  const within = (top: object) => isFramedElsewhere({ top, location } as unknown as Window);
  const hidden = {
    get location(): never {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  };
  assert.ok(within(hidden));
  assert.ok(within({ location: { origin: 'https://evil.example' } }));
  assert.ok(!within({ location: { origin: 'https://id.example' } }));
});

test('isInApp: bare WebViews and known apps, no real browser', () => {
  for (const name of ['androidView', 'iosView', 'facebook'] as const)
    assert.ok(isInApp(around(browsers[name])), name);
  for (const name of ['iphone', 'android', 'mac', 'windows'] as const)
    assert.ok(!isInApp(around(browsers[name])), name);
});

test('browserAddress: by intent on Android, by scheme on iOS, none elsewhere or where the fragment would be lost', () => {
  const url = 'https://id.example/?i=1&s=a%3D';
  assert.equal(
    browserAddress(around(browsers.androidView), url),
    'intent://id.example/?i=1&s=a%3D#Intent;scheme=https;action=android.intent.action.VIEW;end',
  );
  assert.equal(browserAddress(around(browsers.iosView), url), `x-safari-${url}`);
  assert.equal(browserAddress(around(browsers.windows), url), null);
  assert.equal(browserAddress(around(browsers.androidView), 'https://id.example/#h=x'), null);
});
