import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../texts/en.ts';
import { loadTexts } from '../texts/load-texts.ts';
import { sayRetention } from './say-retention.ts';

test('sayRetention: what each kind of session keeps, in the numbers of the server', () => {
  const say = (
    until: 'check' | 'temporary' | 'credential',
    isSelfie: boolean,
    reviewSec: number | null = null,
  ) => sayRetention(en, { until, hours: until === 'temporary' ? 48 : null, reviewSec }, isSelfie);
  assert.match(say('temporary', true), /does not become part of your account is kept for 48 hours/);
  assert.match(say('temporary', false), /^The pictures are kept for 48 hours/);
  assert.match(say('check', false), /deleted as soon as the check is done\.$/);
  assert.match(say('credential', false), /until the service deletes it/);
  assert.match(say('check', false, 3_600), /done\. If people have to decide.* up to 60 minutes\.$/);
  assert.match(say('check', false, 86_400), / up to 24 hours\.$/);
  assert.equal(sayRetention(en, null, true), '');
});

test('sayRetention: another language, with its own numbers', async () => {
  const keeps = { until: 'temporary', hours: 72, reviewSec: null } as const;
  assert.match(sayRetention(await loadTexts('pl'), keeps, true), /72 godziny/);
  assert.match(sayRetention(await loadTexts('de'), keeps, false), /72 Stunden aufbewahrt/);
});
