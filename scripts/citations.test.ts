import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../fixtures/cache.ts';
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
      const asked = path.endsWith('.md') ? null : question.exec(comment.exec(content)?.[0] ?? '');
      if (asked) found.push(broken(asked[0], 'cite a section of docs/wire.md'));
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
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
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
  for (const text of [
    '/** Paging (contract Q13). */',
    ' * the end (docs/wire.md#links and Q16)',
    'a(); // Q1',
  ])
    assert.deepEqual(planted(text), ['cite a section of docs/wire.md'], text);
  assert.deepEqual(planted("const quarter = 'Q3';"), []);
  assert.deepEqual(planted('// docs/biometrics.md#quality, wire.md, https://a.example/b.md'), []);
});
