import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OperationResource } from '@selfsame/contract';
import { changedNames, draftsOf, insertParameter, localesOf } from './text-drafts.ts';

const text = (Locale: string, Name: OperationResource['Name'], Content: string): OperationResource => ({
  ExternalId: null,
  Name,
  Locale,
  Content,
  Version: 0,
  CreatedDate: null,
  DeletedDate: null,
});
const resources = [
  text('de', 'SmsText', 'Bitte {link}'),
  text('en', 'SmsText', 'Please {link}'),
  text('DE', 'EmailSubject', 'Betreff'),
];

test('draftsOf, changedNames: of a language, in any case', () => {
  const drafts = draftsOf(resources, 'de');
  assert.deepEqual(drafts, { EmailSubject: 'Betreff', EmailBody: '', SmsText: 'Bitte {link}' });
  assert.deepEqual(changedNames(resources, 'de', drafts), []);
  assert.deepEqual(changedNames(resources, 'de', { ...drafts, EmailBody: 'Neu {link}' }), ['EmailBody']);
  assert.deepEqual(localesOf(resources), ['en', 'de']);
});

test('insertParameter: at the cursor, in place of a selection, and before the brace of a key to be typed', () => {
  assert.deepEqual(insertParameter('Hi !', 'customer', [3, 3]), { text: 'Hi {customer}!', cursor: 13 });
  assert.deepEqual(insertParameter('Hi you', 'customer', [3, 6]), { text: 'Hi {customer}', cursor: 13 });
  assert.deepEqual(insertParameter('', 'data.<key>', [0, 0]), { text: '{data.}', cursor: 6 });
});
