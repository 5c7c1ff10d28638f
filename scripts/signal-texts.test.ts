import assert from 'node:assert/strict';
import { test } from 'node:test';
import de from '../packages/portal/src/pages/transaction/texts/de.ts';
import en from '../packages/portal/src/pages/transaction/texts/en.ts';
import es from '../packages/portal/src/pages/transaction/texts/es.ts';
import fr from '../packages/portal/src/pages/transaction/texts/fr.ts';
import { challengeFaults } from '../packages/server/src/judge/challenge-fault.ts';
import { signals } from '../packages/server/src/judge/signals.ts';

const languages = { en, de, es, fr };

test('signals: every one, a name and what it shows and does not show in every language of the portal', () => {
  const names = signals.map(({ name }) => name).sort();
  for (const [language, { signals: texts }] of Object.entries(languages))
    for (const table of [texts.names, texts.shows, texts.showsNot])
      assert.deepEqual(Object.keys(table).sort(), names, language);
});

test('signals: what each shows, the same to the API and to an operator who reads English', () => {
  for (const { name, shows, doesNotShow } of signals)
    assert.deepEqual([shows, doesNotShow], [en.signals.shows[name], en.signals.showsNot[name]]);
});

test('challengeFaults: every one, in words in every language', () => {
  for (const { signals: texts } of Object.values(languages))
    assert.deepEqual(Object.keys(texts.faults).sort(), Object.keys(challengeFaults).sort());
});

test('scores: each hint says threshold by the word that labels it, in every language', () => {
  for (const [language, { scores }] of Object.entries(languages))
    for (const hint of [scores.matchHint, scores.livenessHint, scores.likenessHint])
      assert.ok(hint.toLowerCase().includes(scores.threshold.toLowerCase()), `${language}: ${hint}`);
});
