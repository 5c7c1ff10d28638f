import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, type MessageResourceName, messageResourceNames } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { describeValidity } from '../describe-validity.ts';
import { countSmsSegments } from '../send/count-sms-segments.ts';
import { defaultTexts } from './default-texts.ts';
import { checkText, fillBody, fillSms, fillSubject } from './message-text.ts';
import { pickTexts } from './pick-texts.ts';

const refusal = (why: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === 'E_MESSAGE_TEXT_NOT_VALID' && why.test(error.message);

test('checkText: what a tenant may write, stored with plain line breaks', () => {
  assert.equal(
    checkText('EmailBody', ' Hello\r\n\r\n{link}\t{data.amount}\u0007 '),
    'Hello\n\n{link} {data.amount}',
  );
  assert.equal(checkText('EmailSubject', '{customer}: {codeword}'), '{customer}: {codeword}');
});

test('checkText: what would mislead or not work, refused with the reason', () => {
  const cases: [name: (typeof messageResourceNames)[number], text: string, why: RegExp][] = [
    ['SmsText', 'Hello', /\{link\} is missing/],
    ['EmailBody', 'Hello {customer}', /\{link\} is missing/],
    ['EmailSubject', 'Open {link}', /may not stand here/],
    ['EmailSubject', 'two\nlines', /one line/],
    ['SmsText', '{link} {name}', /'\{name\}' is no parameter/],
    ['SmsText', '{link} {}', /'\{\}' is no parameter/],
    ['SmsText', '{link} {Link}', /'\{Link\}' is no parameter/],
    ['SmsText', '{link} {__proto__}', /no parameter/],
    ['SmsText', '{link} {data.a b}', /no parameter/],
    ['SmsText', '{link} {', /pairs/],
    ['SmsText', '{link} {{codeword}}', /pairs/],
    ['SmsText', '{link} or https://evil.example', /only link/],
    ['EmailBody', '{link} or www.evil.example', /only link/],
    ['EmailBody', '  \n ', /empty/],
    ['SmsText', `{link}${'x'.repeat(limits.message.smsLength)}`, /longer than/],
  ];
  for (const [name, text, why] of cases) assert.throws(() => checkText(name, text), refusal(why), text);
});

const values = new Map([
  ['link', 'https://id.example.com/?i=1&s=2'],
  ['customer', 'Bank'],
  ['introduction', 'Dear Ann,\nplease'],
  ['data.amount', '5 EUR'],
]);

test('fillBody: values in place, a paragraph whose parameters are all empty left out', () => {
  const text =
    'From {customer}\n\nCode word: {codeword}\n\n{introduction}\n\n{codeword} {data.amount} {data.none}\n\nBye';
  assert.equal(fillBody(text, values), 'From Bank\n\nDear Ann,\nplease\n\n 5 EUR \n\nBye');
});

test('fillSubject, fillSms: one line each, whatever the values hold', () => {
  const evil = new Map([...values, ['codeword', 'x\r\nBcc: eve@example.com']]);
  assert.equal(fillSubject('{customer} {codeword}', evil), 'Bank x Bcc: eve@example.com');
  assert.equal(
    fillSms('{customer}: {link}\n{introduction}\nCode: {none}', values),
    'Bank: https://id.example.com/?i=1&s=2\nDear Ann, please',
  );
});

test('fillBody: a value that looks like a parameter, left as it is', () => {
  assert.equal(fillBody('{customer}', new Map([...values, ['customer', '{link}']])), '{link}');
});

test('defaultTexts: every language has every text, and each passes the check for tenants', () => {
  for (const [locale, { texts, open }] of Object.entries(defaultTexts)) {
    assert.ok(open);
    for (const kind of ['selfie', 'enrolment', 'verification', 'passkey'] as const)
      for (const name of messageResourceNames)
        assert.equal(checkText(name, texts[kind][name]), texts[kind][name], `${locale} ${kind} ${name}`);
  }
  assert.deepEqual(Object.keys(defaultTexts).sort(), ['de', 'en', 'es', 'fr']);
});

test('pickTexts: own before built-in, region before parent, asked before default, English last', () => {
  const own = (locale: string, content: string, name: MessageResourceName = 'SmsText') => ({
    locale,
    content,
    name,
  });
  const sms = (wanted: (string | null)[], written: ReturnType<typeof own>[] = []) => {
    const { locale, texts } = pickTexts(wanted, 'selfie', written);
    return [locale, texts.SmsText.slice(0, 20)];
  };
  const english = defaultTexts.en!.texts.selfie.SmsText.slice(0, 20);
  const german = defaultTexts.de!.texts.selfie.SmsText.slice(0, 20);
  assert.deepEqual(sms([null, 'en']), ['en', english]);
  assert.deepEqual(sms(['de-AT', 'en']), ['de-AT', german]);
  assert.deepEqual(sms(['DE', 'en'], [own('de', 'own')]), ['DE', 'own']);
  assert.deepEqual(sms(['de-AT', 'en'], [own('de-at', 'at'), own('de', 'own')]), ['de-AT', 'at']);
  assert.deepEqual(sms(['de-CH', 'en'], [own('de-at', 'at'), own('de', 'own')]), ['de-CH', 'own']);
  // Italian is complete only once all three texts are written.
  assert.deepEqual(sms(['it', 'de'], [own('it', 'ciao')]), ['de', german]);
  const italian = [own('it', 'ciao'), own('it', 'o', 'EmailSubject'), own('it', 'c', 'EmailBody')];
  assert.deepEqual(sms(['it', 'de'], italian), ['it', 'ciao']);
  assert.deepEqual(sms(['tlh', 'xx']), ['en', english]);
});

test('describeValidity: rounded down, in the language, and never nothing', () => {
  const cases: [seconds: number, locale: string, words: string][] = [
    [3_600, 'en', '1 hour'],
    [3_599, 'en', '59 minutes'],
    [7_199, 'en', '119 minutes'],
    [86_400, 'de', '24 Stunden'],
    [20, 'fr', '1 minute'],
    [600, 'es-MX', '10 minutos'],
    [600, 'tlh', '10 minutes'],
    [600, 'de-12345678-x', '10 minutes'],
  ];
  for (const [seconds, locale, words] of cases) assert.equal(describeValidity(seconds, locale), words);
});

test('countSmsSegments: 160 and 153 in the plain alphabet, 70 and 67 beyond, brackets twice', () => {
  const cases: [text: string, segments: number][] = [
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    [`${'a'.repeat(159)}€`, 2],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    [`${'a'.repeat(68)}😀`, 1],
    [`${'a'.repeat(69)}😀`, 2],
  ];
  for (const [text, segments] of cases) assert.equal(countSmsSegments(text), segments, text);
});
