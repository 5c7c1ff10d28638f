import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_THEME } from '@mantine/core';
import { cssVariables, theme } from '../src/theme/theme.ts';

const weights = Object.values(theme.fontWeights!);
const source = join(import.meta.dirname, '../src');

/** Shows an e-mail as a mail program does, whose sizes are not ours. */
const foreign = ['pages/messages/preview-pane.module.css'];

const distance = /^(-?1px|0|auto|-?\d+(vh|%)|var\(--(mantine-spacing|portal)-[a-z-]+\)|calc\(.+\))$/;
const allowed = {
  'font-size': /^(inherit|var\(--(mantine-(font-size|h\d)-[a-z-]+|portal-figure)\))$/,
  // The shorthand would set all of them.
  font: /^inherit$/,
  'font-weight': /^(inherit|var\(--mantine-font-weight-(regular|medium|bold)\))$/,
};

/** Values of a declaration, one for each side: `calc(…)` and `var(…)` are whole. */
const valuesOf = (value: string): string[] => value.match(/[^\s(]+(\((?:[^()]|\([^()]*\))*\))?/g) ?? [];

/** Declarations of a style sheet that take a size or a distance from nowhere. */
function straysOf(css: string): string[] {
  // The root's own size enlarges the scale as a whole.
  const declarations = [...css.replace(/\bhtml \{[^}]*\}/g, '').matchAll(/^\s+([a-z-]+):\s*([^;]+);/gm)];
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
  const files = globSync('**/*.css', { cwd: source }).filter((file) => !foreign.includes(file));
  assert.ok(files.length > 20);
  for (const file of files) assert.deepEqual(straysOf(readFileSync(join(source, file), 'utf8')), [], file);
});

/** Properties of Mantine's components that take a distance, a size of letters or a weight. */
const styleProps =
  /\s((?:row|column)?[gG]ap|(?:vertical|horizontal)?[sS]pacing|[mp][trblxyse]?|fz|fw)=("[^"]*"|\{\{[^}]*\}\}|\{[^}]*\})/g;
/** Properties of an inline style that are numbers without being lengths. */
const unitless = /^(flex|flexGrow|flexShrink|order|opacity|zIndex|lineHeight)$/;

function isFromScale(name: string, value: string): boolean {
  if (name === 'fw') return value.split(/\D+/).every((weight) => weight === '' || weights.includes(weight));
  // Of an object or a choice, every number and every text counts.
  const parts = value.match(/'[^']*'|"[^"]*"|(?<![\w.'"-])-?\d[\w.%]*/g) ?? [];
  const scale: object = name === 'fz' ? theme.fontSizes! : theme.spacing!;
  return parts
    .map((part) => part.replace(/['"]/g, ''))
    .every((part) => /^(0|auto|-?\d+vh|var\(--.+\))$/.test(part) || part.replace(/^-/, '') in scale);
}

/** Properties and inline styles of components that take a size or a distance from nowhere. */
function straysOfComponent(tsx: string): string[] {
  const properties = [...tsx.matchAll(styleProps)]
    .filter(([, name = '', value = '']) => !isFromScale(name, value))
    .map(([whole]) => whole.trim());
  const styles = [...tsx.matchAll(/\sstyle=\{\{([^}]*)\}\}/g)].flatMap(([, style = '']) =>
    [...style.matchAll(/(\w+): *(-?[1-9][\d.]*(?=[,\s]|$)|'[^']*\d(?:px|rem|em)\b[^']*')/g)]
      .filter(([, name = '']) => !unitless.test(name))
      .map(([whole]) => whole),
  );
  return [...properties, ...styles];
}

test('components: distances, sizes of letters and weights come from the scales of theme.ts', () => {
  const strays = [
    ...[
      'gap={7}',
      'gap="7px"',
      "gap={{ base: 7, md: 'lg' }}",
      'ms="1rem"',
      'pe={isWide ? 3 : 0}',
      'mt="big"',
    ],
    ...['fz="13px"', 'fw={700}'],
  ];
  for (const stray of strays) assert.deepEqual(straysOfComponent(`<Stack ${stray}>`), [stray]);
  assert.deepEqual(straysOfComponent("<p style={{ maxWidth: 560, margin: '12px auto', flex: 1 }}>"), [
    ...['maxWidth: 560', "margin: '12px auto'"],
  ]);
  const ours =
    "<Stack gap=\"xs\" p={{ base: 'md', sm: 'lg' }} m={0} mt={isFirst ? 0 : 'md'} mx=\"auto\" fw={600}>";
  assert.deepEqual(straysOfComponent(ours), []);
  for (const file of globSync('**/*.tsx', { cwd: source }))
    assert.deepEqual(straysOfComponent(readFileSync(join(source, file), 'utf8')), [], file);
});

test('variables: every one of a scale or of the portal that is used is declared', () => {
  const files = globSync('**/*.{css,ts,tsx}', { cwd: source });
  const texts = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]));
  const { light, dark } = cssVariables(DEFAULT_THEME);
  assert.deepEqual(Object.keys(light), Object.keys(dark), 'both schemes declare the same');
  const declared = new Set([
    ...Object.keys(theme.spacing!).map((name) => `--mantine-spacing-${name}`),
    ...Object.keys(theme.fontSizes!).map((name) => `--mantine-font-size-${name}`),
    ...Object.keys(theme.fontWeights!).map((name) => `--mantine-font-weight-${name}`),
    ...[...texts.values()].flatMap((text) =>
      [...text.matchAll(/(--portal-[\w-]+)'?:/g)].map(([, name]) => name),
    ),
  ]);
  const used = /var\((--(?:mantine-(?:spacing|font-size|font-weight)|portal)-[\w-]+)/g;
  for (const [file, text] of texts)
    for (const [, name = ''] of text.matchAll(used)) assert.ok(declared.has(name), `${file}: ${name}`);
});
