import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remedies } from '@selfsame/contract';
import { cameraProblems } from '../camera/camera-problem.ts';
import { hints } from '../guidance/guidance.ts';
import { en } from './en.ts';
import { languages, loadTexts, pickLanguage } from './load-texts.ts';

/** All strings of a text tree by their path. */
function strings(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, child]) => [...strings(child, `${path}.${key}`)]),
  );
}

for (const language of languages) {
  test(`Texts: ${language}, says everything, in its own words`, async () => {
    const texts = await loadTexts(language);
    assert.equal(texts.language, language);
    for (const remedy of remedies) assert.ok(texts.remedies[remedy], remedy);
    for (const hint of hints) assert.ok(texts.hints[hint], hint);
    for (const problem of cameraProblems) assert.ok(texts.camera[problem].body, problem);
    const own = strings(texts);
    const english = strings(en);
    const paths = (all: Map<string, string>) =>
      [...all.keys()].filter((path) => !path.startsWith('.retry.attemptsLeft')).sort();
    assert.deepEqual(paths(own), paths(english));
    for (const [path, text] of own) {
      assert.ok(text.trim() !== '', path);
      if (language !== 'en') assert.notEqual(text, english.get(path), path);
    }
  });

  test(`Texts: ${language}, has a plural for every category of its language`, async () => {
    const { attemptsLeft } = (await loadTexts(language)).retry;
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    assert.deepEqual(Object.keys(attemptsLeft).sort(), [...new Set([...pluralCategories, 'other'])].sort());
    for (const [category, text] of Object.entries(attemptsLeft)) {
      if (category !== 'one') assert.match(text, /\{count\}/);
    }
  });

  test(`Texts: ${language}, live prompts are short enough for a glance`, async () => {
    const texts = await loadTexts(language);
    for (const hint of hints) assert.ok(texts.hints[hint].length <= 48, texts.hints[hint]);
  });
}

test('Texts: each remedy and each camera problem, has a sentence of its own', () => {
  assert.equal(new Set(Object.values(en.remedies)).size, remedies.length);
  assert.equal(new Set(Object.values(en.camera).map(({ body }) => body)).size, cameraProblems.length);
});

test('pickLanguage: wishes in order, first known primary tag wins', () => {
  assert.equal(pickLanguage([null, 'de-AT', 'fr']), 'de');
  assert.equal(pickLanguage(['', 'ko-KR', 'es_MX']), 'es');
  assert.equal(pickLanguage(['iw-IL']), 'he');
  assert.equal(pickLanguage(['xx']), 'en');
  assert.equal(pickLanguage(['constructor']), 'en');
});
