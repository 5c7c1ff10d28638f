import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { pickCodeTexts } from './code-texts.ts';

const folder = new URL('../../../../capture/src/texts/', import.meta.url);
const languages = (await readdir(folder)).flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);

test('pickCodeTexts: in every language of the page that asks for the code, with who, what and how long', () => {
  assert.equal(languages.length, 13);
  const seen = new Set<string>();
  for (const language of languages) {
    const { locale, texts } = pickCodeTexts([`${language}-XX`, 'en']);
    assert.equal(locale, language);
    seen.add(texts.EmailSubject).add(texts.EmailBody).add(texts.SmsText);
    for (const text of [texts.EmailBody, texts.SmsText])
      for (const part of ['{customer}', '{validity}', '{code}'])
        assert.ok(text.includes(part), `${language} ${part}`);
    assert.ok(texts.EmailBody.includes('\n\n{code}\n\n'), `${language}: the code stands alone`);
    assert.ok(!/link|http/.test(texts.EmailBody + texts.SmsText), `${language}: no link`);
  }
  assert.equal(seen.size, 3 * languages.length);
});
