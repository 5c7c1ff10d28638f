import assert from 'node:assert/strict';
import { test } from 'node:test';

/** Words of a person, of many, and of the audit log, as they are in every language. */
const languages = await Promise.all(
  ['en', 'de', 'es', 'fr'].map(async (language) => ({
    language,
    one: (await import(`../texts/${language}.ts`)).default as typeof import('../texts/en.ts').default,
    many: (await import(`../bulk/texts/${language}.ts`))
      .default as typeof import('../bulk/texts/en.ts').default,
  })),
);

test('enable and disable: one word each in a language, on the button, in the question, in the palette and for many', () => {
  for (const { language, one, many } of languages)
    for (const act of ['enable', 'disable'] as const) {
      const word = one.status[act];
      assert.equal(many.actions[act], word, `${language}: many`);
      for (const said of [one.status.of[act]('Ben'), one.status.titles[act]('Ben'), many.titles[act](2)])
        assert.ok(said.toLowerCase().includes(word.toLowerCase()), `${language}: “${said}” says “${word}”`);
    }
});
