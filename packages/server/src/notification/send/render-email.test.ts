import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickTexts } from '../text/pick-texts.ts';
import { renderEmail } from './render-email.ts';

const link = 'https://id.example.com/?i=1&s=a_b-c';
const values = new Map([
  ['link', link],
  ['customer', 'Müller & Söhne <b>'],
  ['introduction', '<img src=x onerror=alert(1)>\n"quoted"'],
  ['codeword', ''],
  ['validity', '1 hour'],
]);

test('renderEmail: the same words as text and as HTML, values escaped, one link', () => {
  const { subject, text, html, locale } = renderEmail(pickTexts(['en'], 'selfie', []), values);
  assert.equal(locale, 'en');
  assert.equal(subject, 'Müller & Söhne <b>: take a selfie');
  assert.ok(text.includes(`\n\n${link}\n\n`));
  assert.ok(text.includes('<img src=x'));
  assert.ok(!text.includes('Code word'));
  assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;<br>\n&quot;quoted&quot;'));
  assert.ok(!/<(img|script|style|link|iframe)/.test(html));
  const addresses = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual(new Set(addresses), new Set(['https://id.example.com/?i=1&amp;s=a_b-c']));
  assert.ok(html.includes('>Continue</a>'));
});

test('renderEmail: accessible and dark-mode safe: language, title, scheme, no colour of text but the button’s', () => {
  const { html } = renderEmail(pickTexts(['de-AT', 'en'], 'verification', []), values);
  assert.match(html, /<html lang="de-AT" dir="auto">/);
  assert.match(html, /<title>[^<]+<\/title>/);
  assert.match(html, /<meta name="color-scheme" content="light dark">/);
  assert.match(html, /<main /);
  const coloured = [...html.matchAll(/style="([^"]*)"/g)].filter((match) => /color:/.test(match[1]!));
  assert.equal(coloured.length, 1);
  assert.ok(html.includes('>Weiter</a>'));
});

test('renderEmail: a link inside a sentence, a link; in a language without a word for the button, the address', () => {
  const written = [
    { name: 'EmailSubject', locale: 'it', content: 'Ciao' },
    { name: 'EmailBody', locale: 'it', content: 'Apri {link} ora\nsubito\n\n{link}' },
    { name: 'SmsText', locale: 'it', content: '{link}' },
  ] as const;
  const { html } = renderEmail(pickTexts(['it'], 'selfie', written), values);
  const anchor =
    '<a href="https://id.example.com/?i=1&amp;s=a_b-c">https://id.example.com/?i=1&amp;s=a_b-c</a>';
  assert.ok(html.includes(`<p>Apri ${anchor} ora<br>\nsubito</p>`));
  assert.ok(html.includes(`<p>${anchor}</p>`));
});
