import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const source = join(import.meta.dirname, '../src');

/** Shows an e-mail as a mail program does, whose sizes are not ours. */
const foreign = ['pages/messages/preview-pane.module.css'];

const distance = /^(-?1px|0|auto|-?\d+(vh|%)|var\(--(mantine-spacing|portal)-[a-z-]+\)|calc\(.+\))$/;
const allowed = {
  'font-size': /^(inherit|var\(--(mantine-(font-size|h\d)-[a-z-]+|portal-figure)\))$/,
  'font-weight': /^(inherit|var\(--mantine-font-weight-(regular|medium|bold)\))$/,
};

/** Values of a declaration, one for each side: `calc(…)` and `var(…)` are whole. */
const valuesOf = (value: string): string[] => value.match(/[^\s(]+(\((?:[^()]|\([^()]*\))*\))?/g) ?? [];

/** Declarations of a style sheet that take a size or a distance from nowhere. */
function straysOf(css: string): string[] {
  const declarations = [...css.matchAll(/^\s+([a-z-]+):\s*([^;]+);/gm)];
  return declarations.flatMap(([whole, name = '', value = '']) => {
    if (name in allowed) return allowed[name as keyof typeof allowed].test(value) ? [] : [whole.trim()];
    if (!/^((row-|column-)?gap|(padding|margin)(-.+)?)$/.test(name)) return [];
    // What is reckoned is reckoned from the scale.
    const isOurs = (part: string) =>
      distance.test(part) && (!part.startsWith('calc') || /--(mantine|portal)-/.test(part));
    return valuesOf(value).every(isOurs) ? [] : [whole.trim()];
  });
}

test('style sheets: sizes of letters, weights and distances come from the scales of theme.ts', () => {
  assert.deepEqual(straysOf('.a {\n  padding: 7px 0;\n  font-size: 13px;\n  gap: calc(2 * 3px);\n}'), [
    ...['padding: 7px 0;', 'font-size: 13px;', 'gap: calc(2 * 3px);'],
  ]);
  const files = globSync('**/*.module.css', { cwd: source }).filter((file) => !foreign.includes(file));
  assert.ok(files.length > 20);
  for (const file of files) assert.deepEqual(straysOf(readFileSync(join(source, file), 'utf8')), [], file);
});

test('components: no distance is a number', () => {
  for (const file of globSync('**/*.tsx', { cwd: source })) {
    const text = readFileSync(join(source, file), 'utf8');
    assert.deepEqual(text.match(/\s(gap|spacing|[mp][trblxy]?)=\{-?[1-9]\d*\}/g) ?? [], [], file);
  }
});
