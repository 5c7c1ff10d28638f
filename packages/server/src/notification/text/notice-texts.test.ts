import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { describeValidity } from '../describe-validity.ts';
import { pickNoticeTexts } from './notice-texts.ts';

const folder = new URL('../../../../capture/src/texts/', import.meta.url);
const languages = (await readdir(folder)).flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);

test('pickNoticeTexts: in every language of the capture page, with who, how long and where to stop it', () => {
  assert.equal(languages.length, 13);
  const seen = new Set<string>();
  for (const language of languages) {
    const { locale, open, texts } = pickNoticeTexts([`${language}-XX`, 'en']);
    assert.equal(locale, language);
    seen.add(open).add(texts.EmailBody).add(texts.SmsText);
    for (const text of [texts.EmailBody, texts.SmsText])
      for (const part of ['{customer}', '{validity}', '{link}'])
        assert.ok(text.includes(part), `${language} ${part}`);
    assert.ok(texts.EmailBody.endsWith('\n\n{link}'), `${language}: the link alone is the button`);
    assert.ok(texts.EmailSubject.includes('{customer}') && !/[\r\n]/.test(texts.EmailSubject), language);
    // The time is said in the same language.
    assert.equal(
      describeValidity(86_400, locale) === describeValidity(86_400, 'en'),
      language === 'en',
      language,
    );
  }
  assert.equal(seen.size, 3 * languages.length);
});

test('pickNoticeTexts: the first wanted language that there is, English last', () => {
  assert.equal(pickNoticeTexts([null, 'sv', 'ja-JP']).locale, 'ja');
  assert.equal(pickNoticeTexts(['sv', null]).locale, 'en');
});
