import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';
import { githubAnchor } from '../packages/docs/build/github-anchor.ts';
import { listFiles } from './tidy/source.ts';

/** A file whose text may cite documents. */
interface Citing {
  /** From the repository's root. */
  path: string;
  text: string;
}

/** A citation that leads nowhere: what was written, and why it can't be followed. */
interface BrokenCitation {
  path: string;
  line: number;
  cited: string;
  reason: string;
}

/** `name.md` with an optional `#section`, but no part of a web address. */
const citation = /(?<![\w./:@-])((?:[\w.-]+\/|\.\.?\/)*[\w-]+\.md)(#[\w-]+)?/g;

/** A section sign after a document: sections are cited by the anchor of their heading, which a test can follow. */
const numbered = /\.md[)`"']? (?:§|\(?Q\d)/;

/** A question of a document that was not published: only its number would be left. */
const question = /\bQ\d+\b/;

/** Numbers of findings and sections of documents that were not published. */
const unpublished = /\bfaults? [OWSL]\d+|\(O\d+\)|\bcontract,? §/;

/** `docs/name.md, "Section"`: a section that is cited by its heading. */
const quoted = /([\w./-]+\.md)(?:\)|`)?, ["“]([^"”]+)["”]/g;

/** A file of code in a document, with at least one folder. */
const codePath = /`((?:[\w.-]+\/)+[\w.-]+\.tsx?)`/g;

/** Where a line holds a comment. */
const comment = /(?:^\s*(?:\/?\*|--|#)|\/\/|\/\*).*$/;

/** Folders beside the repository, where documents of its making may lie. */
const outside = /(?<![\w/])\/?work\/(?:shared|main|wt)\/|(?<![\w/])shared\/[\w-]+\.(?:md|txt)/;

/**
 * Citations of documents or sections that the repository doesn't have. A document is looked for from the citing file, from
 * the root and in `docs`.
 * @param documents every Markdown document of the repository, by path from the root
 */
function findBrokenCitations(
  files: readonly Citing[],
  documents: ReadonlyMap<string, string>,
): BrokenCitation[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((content, at) => {
      const broken = (cited: string, reason: string) => ({ path, line: at + 1, cited, reason });
      const beside = outside.exec(content)?.[0];
      const found = [...content.matchAll(citation)].flatMap(([cited, name, section]) => {
        const reason = refuseCitation(path, name ?? '', section, documents);
        return reason === null ? [] : [broken(cited, reason)];
      });
      if (numbered.test(content)) found.push(broken('§', 'cite a section by the anchor of its heading'));
      const asked =
        unpublished.exec(content) ??
        question.exec(path.endsWith('.md') ? content : (comment.exec(content)?.[0] ?? ''));
      if (asked) found.push(broken(asked[0], 'cite a section of docs/wire.md'));
      for (const [cited, name = '', heading = ''] of content.matchAll(quoted)) {
        const reason = refuseCitation(path, name, `#${githubAnchor(heading)}`, documents);
        if (reason !== null) found.push(broken(cited, reason));
      }
      if (beside) found.push(broken(beside, 'lies outside the repository'));
      return found;
    }),
  );
}

function refuseCitation(
  path: string,
  name: string,
  section: string | undefined,
  documents: ReadonlyMap<string, string>,
): string | null {
  const places = [posix.join(posix.dirname(path), name), posix.normalize(name), posix.join('docs', name)];
  const place = places.find((each) => documents.has(each));
  if (!place) return 'no such document in the repository';
  const anchors = anchorsOf(documents.get(place) ?? '');
  return section === undefined || anchors.has(section.slice(1)) ? null : `${place} has no such section`;
}

/** Anchors of a document's headings, as GitHub makes them. */
function anchorsOf(document: string): Set<string> {
  const headings = document.match(/^#+ .*$/gm) ?? [];
  return new Set(headings.map((heading) => githubAnchor(heading.replace(/^#+ /, ''))));
}

/** Paths of code in a document that no file has, from the root, a package or any folder. Decisions keep the paths of their day. */
function findStalePaths({ path, text }: Citing, files: readonly string[]): string[] {
  if (path.startsWith('docs/decisions/')) return [];
  return [...text.matchAll(codePath)]
    .map(([, cited = '']) => cited)
    .filter((cited) => !files.some((file) => file === cited || file.endsWith(`/${cited}`)));
}

const read = (path: string): Citing => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') });
const names = listFiles(repositoryRoot);
const documents = new Map(
  names.filter((name) => name.endsWith('.md')).map((name) => [name, read(name).text]),
);

/** This file names documents that aren't there. */
const self = 'scripts/citations.test.ts';

test('citations: every document and section that code and documents cite, is in the repository', () => {
  const files = names.filter((name) => /\.(?:tsx?|md|sql|css|ya?ml|sh)$/.test(name) && name !== self);
  const broken = findBrokenCitations(files.map(read), documents);
  assert.deepEqual(
    broken.map(({ path, line, cited, reason }) => `${path}:${line}: ${cited}: ${reason}`),
    [],
  );
});

test('findBrokenCitations: a missing document, a missing section, a number, a way out; none of what is there', () => {
  const planted = (text: string) =>
    findBrokenCitations([{ path: 'packages/face/src/a.ts', text }], documents).map(({ reason }) => reason);
  assert.deepEqual(planted('// biometry.md'), ['no such document in the repository']);
  assert.deepEqual(planted('// docs/biometrics.md#nowhere'), ['docs/biometrics.md has no such section']);
  assert.deepEqual(planted("source: 'docs/biometrics.md §7'"), [
    'cite a section by the anchor of its heading',
  ]);
  assert.deepEqual(planted('// /work/shared/stack.txt'), ['lies outside the repository']);
  assert.deepEqual(planted('source: \'a (docs/accuracy.md, "Nowhere at all")\''), [
    'docs/accuracy.md has no such section',
  ]);
  for (const text of [
    '// see fault O5',
    '** no superuser** (O6)',
    'as the wire says (contract §2.5)',
    '/** Paging (contract Q13). */',
    ' * the end (docs/wire.md#links and Q16)',
    'a(); // Q1',
  ])
    assert.deepEqual(planted(text), ['cite a section of docs/wire.md'], text);
  assert.equal(
    findBrokenCitations([{ path: 'docs/a.md', text: 'They stay (contract Q12).' }], documents).length,
    1,
  );
  assert.deepEqual(planted('source: \'a (docs/accuracy.md, "Which way up")\''), []);
  assert.deepEqual(planted("const quarter = 'Q3';"), []);
  assert.deepEqual(planted('// docs/biometrics.md#quality, wire.md, https://a.example/b.md'), []);
});

test('documents: every path of code in them is the path of a file', () => {
  const stale = [...documents].flatMap(([path, text]) =>
    findStalePaths({ path, text }, names).map((cited) => `${path}: ${cited}`),
  );
  assert.deepEqual(stale, []);
  const planted = {
    path: 'packages/capture/README.md',
    text: '`src/machine.ts`, `src/machine/machine.ts`, `a.ts`',
  };
  assert.deepEqual(findStalePaths(planted, names), ['src/machine.ts']);
});

test('documents: each folder of the session and of the capture page has a line, and no line is of none', () => {
  for (const [document, folder, start] of [
    ['ARCHITECTURE.md', 'packages/server/src/session/', 'Inside `server/src/session`'],
    ['packages/capture/README.md', 'packages/capture/src/', '## Folders of `src/`'],
  ] as const) {
    const inside = names.filter((name) => name.startsWith(folder) && name.slice(folder.length).includes('/'));
    const folders = new Set(inside.map((name) => name.slice(folder.length).split('/')[0]));
    const table = (documents.get(document)?.split(start)[1] ?? '').split('\n\n')[1] ?? '';
    const listed = [...table.matchAll(/^\| `([\w-]+)\/` \|/gm)].map(([, name]) => name);
    assert.deepEqual(listed.sort(), [...folders].sort(), document);
  }
});
