import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageNames } from '@selfsame/contract';
import { pageMessage, postPageMessage } from './page-messages.ts';

test('pageMessage: every page, is a success on verifiedPage alone', () => {
  for (const pageName of pageNames) {
    assert.deepEqual(pageMessage(pageName), {
      type: 'authid:page',
      pageName,
      success: pageName === 'verifiedPage',
    });
  }
});

test('postPageMessage: an iframe and a React Native WebView, both hear it', () => {
  const heard: unknown[] = [];
  postPageMessage(
    {
      parent: { postMessage: (message, origin) => heard.push([message, origin]) },
      ReactNativeWebView: { postMessage: (text) => heard.push(JSON.parse(text)) },
    },
    'verifiedPage',
  );
  const message = { type: 'authid:page', pageName: 'verifiedPage', success: true };
  assert.deepEqual(heard, [[message, '*'], message]);
});
