import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { errors, openApiDocuments, operationIds, postmanCollections } from '@selfsame/contract';
import { linkPages } from './build/link-pages.ts';
import { readPages, root } from './build/read-pages.ts';
import { readSections, renderMarkdown } from './build/render-markdown.ts';
import { siteInputs } from './build/site-inputs.ts';
import { writeSite } from './build/write-site.ts';
import { errorCures } from './src/error-cures.ts';

const base = '/help/';

describe('the documentation site, built apart under /help/', () => {
  let folder: string;
  const files = new Map<string, string>();
  const page = (path: string): string => files.get(`${path || 'index'}.html`)!;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selfsame-docs-'));
    await writeSite(folder, base);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !entry.name.endsWith('.br')) {
        const file = join(entry.parentPath, entry.name);
        files.set(file.slice(folder.length + 1), await readFile(file, 'utf8'));
      }
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const ids = (html: string): Set<string> =>
    new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!));
  const servedBeside = new Set([
    ...Object.keys(openApiDocuments).map((name) => `/openapi/${name}.json`),
    ...postmanCollections.map((name) => `/postman/${name}.json`),
  ]);

  test('no link is dead: each page, file and anchor that is linked to is there', () => {
    const dead: string[] = [];
    let followed = 0;
    for (const [name, html] of files) {
      if (!name.endsWith('.html')) continue;
      for (const [, link] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        if (/^(https?|mailto):/.test(link!)) continue;
        followed += 1;
        const [address = '', anchor] = link!.split('#');
        const path = address.slice(base.length);
        const target = address === '' ? html : (files.get(path) ?? (page(path) as string | undefined));
        const isThere = address === '' || (address.startsWith(base) && target !== undefined);
        if (!servedBeside.has(address) && !isThere) dead.push(`${name}: ${link}`);
        else if (anchor && !ids(target!).has(decodeURIComponent(anchor))) dead.push(`${name}: ${link}`);
      }
    }
    assert.ok(followed > 5_000, String(followed));
    assert.deepEqual([...new Set(dead)], []);
  });

  test('no link of the Markdown is dead either, and every page has one', () => {
    const dead: string[] = [];
    for (const name of files.keys()) {
      if (name.endsWith('.html')) assert.ok(files.has(name.replace(/html$/, 'md')), name);
      if (!/\.(md|txt)$/.test(name)) continue;
      const text = files.get(name)!.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
      for (const [, link] of text.matchAll(/\]\((\/help\/[^)#\s]*)/g))
        if (!files.has(link!.slice(base.length))) dead.push(`${name}: ${link}`);
    }
    assert.deepEqual(dead, []);
  });

  test('every error code has its place, its sentence and a cure of its own', () => {
    const html = page('errors');
    const there = ids(html);
    for (const code of Object.keys(errors)) assert.ok(there.has(code), code);
    const cures = Object.values(errorCures);
    assert.ok(cures.every((cure) => cure.length > 20 && cure.endsWith('.')));
    assert.deepEqual(Object.keys(errorCures).sort(), Object.keys(errors).sort());
    assert.equal([...html.matchAll(/What to do:/g)].length, cures.length);
  });

  test('every operation is in the reference, with curl; those of backends in TypeScript and Python too', () => {
    const all = Object.keys(openApiDocuments).map((name) => page(`reference-${name}`));
    const there = new Set(all.flatMap((html) => [...ids(html)]));
    for (const id of operationIds) assert.ok(there.has(id), id);
    const html = page('reference-administration');
    assert.match(html, /curl -X POST &quot;\$BASE\/IDComplete[^"]*\/accounts&quot;/);
    assert.match(html, /await selfsame\.CreateAccount\(\{\n {2}body: \{/);
    assert.match(html, /client\.create_account\(\{\n {4}&quot;AccountNumber&quot;: &quot;MyAccount&quot;,/);
    assert.match(html, /&quot;Custom&quot;: True/);
  });

  test('the settings: every field of them has its sentence, those inside of others too', () => {
    const name = 'reference-administration';
    const text = files.get(`${name}.md`)!;
    const rowsOf = (schema: string): string[] => {
      const section = text.split(/^### /m).find((one) => one.startsWith(`${schema}\n`)) ?? '';
      return section.split('\n').filter((line) => line.startsWith('| `'));
    };
    for (const schema of ['MatchingPolicy', 'Looks', 'GenericSettings', 'CreateApiKeyRequest']) {
      const rows = rowsOf(schema);
      assert.ok(rows.length >= 3, schema);
      for (const row of rows) assert.match(row, /\| [^|]{5,} \|$/, row);
    }
    for (const inside of ['Passkeys.SecondFactor', 'Review.FourEyes', 'Lockout.MaxFailedAttempts'])
      assert.ok(
        rowsOf('MatchingPolicy').some((row) => row.startsWith(`| \`${inside}\``)),
        inside,
      );
  });

  test('pages hold nothing inline, one main heading or more, and no mark of Markdown that was not read', () => {
    for (const [name, html] of files) {
      if (!name.endsWith('.html')) continue;
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+="|<script(?![^>]*\ssrc=)/, name);
      assert.match(html, /<h1 id=/, name);
      const text = html.replaceAll(/<(pre|code)[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]+>/g, ' ');
      assert.doesNotMatch(text, /\]\(|\*\*\w|^```/m, name);
    }
  });

  test('llms.txt: says of every page what it is, with no mark left behind, and lists the OpenAPI documents', () => {
    const text = files.get('llms.txt')!;
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    assert.ok(lines.length > 30);
    for (const line of lines)
      assert.match(line, /^- \[[^\]]+\]\(\/help\/[\w-]+\.md\): \S[^[]* ?\S+[.?:]$/, line);
    assert.doesNotMatch(text, / \.| ,|do not edit|don't edit|<[\w-]+ ,/);
    assert.equal(new Set(lines.map((line) => line.split('): ')[1])).size >= lines.length - 6, true, text);
    for (const name of Object.keys(openApiDocuments))
      assert.ok(text.includes(`(/openapi/${name}.json)`), name);
  });

  test('no word is left of a link to a file that the site does not show, and no page is called by its file', () => {
    for (const [name, html] of files) {
      if (!name.endsWith('.html')) continue;
      const links = [...html.matchAll(/<a href="[^"]*">([^<]*)<\/a>/g)].map(([, label]) => label!);
      assert.deepEqual(
        links.filter((label) => /^[\w-]+\.md$|^README$/.test(label)),
        [],
        name,
      );
    }
    assert.match(page('shop'), /class Shop/);
    assert.match(page('shop'), /<a href="[^"]*#shopts">shop\.ts<\/a>/);
    assert.match(page('shop'), /an outcome that was ordered/);
  });

  test('the search knows what people look for', () => {
    const index = JSON.parse(files.get('search.json')!) as { t: string; u: string; x: string }[];
    const urls = index.map(({ u }) => u);
    for (const wanted of [
      'integrator-guide#webhooks',
      'errors#E_RATE_LIMITED',
      'reference-administration#CreateAccount',
      'configuration#SELFSAME_PORT',
      'typescript#maxTries',
      'sandbox#in-ci',
    ])
      assert.ok(urls.includes(base + wanted), wanted);
    assert.equal(new Set(urls).size, urls.length);
  });
});

test('siteInputs: hold every source of a page, and every file that the build imports', async () => {
  const holds = (file: string): boolean =>
    siteInputs.some((input) => file === input || file.startsWith(`${input}/`));
  const sources = (await readPages('0.0.0')).map(({ source }) => source).filter((one) => one.endsWith('.md'));
  assert.ok(sources.length > 100);
  for (const source of sources) assert.ok(holds(join(root, source)), source);
  const build = join(root, 'packages/docs/build');
  for (const name of await readdir(build))
    for (const [, imported] of (await readFile(join(build, name), 'utf8')).matchAll(/from '(\.[^']+)'/g))
      assert.ok(holds(join(build, imported!)), `${name}: ${imported}`);
});

test('linkPages: a file that is no page becomes its text or its place, a page has its name, code stays as it is', () => {
  const markdown =
    'See [a](wire.md#links), [wire.md](wire.md), [p](page:q#r), [d](../src/e.ts), [e.ts](../src/e.ts), [f](https://g.h) and [i](#j).\n\n```\n[a](wire.md)\n```\n';
  const page = { path: 'x', source: 'docs/sandbox.md', markdown };
  const places = new Map([
    ['docs/wire.md', 'b'],
    ['docs/sandbox.md', 'x'],
  ]);
  assert.equal(
    linkPages(page, places, { base: '/', ending: '', names: new Map([['b', 'The wire']]) }),
    'See [a](/b#links), [The wire](/b), [p](/q#r), d, `e.ts` of the repository, [f](https://g.h) and [i](/x#j).\n\n```\n[a](wire.md)\n```\n',
  );
});

test('renderMarkdown: HTML inside is shown as text, comments are dropped, and anchors count up', () => {
  const markdown =
    '# A\n\n<script>alert(1)</script>\n\n<!-- hidden -->\n\n## `b` & c\n\n## b  c\n\nx <b>y</b>\n';
  const sections = readSections(markdown, false);
  assert.deepEqual(
    sections.map(({ id }) => id),
    ['a', 'b--c', 'b--c-1'],
  );
  const html = renderMarkdown(markdown, sections);
  assert.doesNotMatch(html, /<script|<b>|hidden/);
  assert.match(html, /&lt;script&gt;/);
});
