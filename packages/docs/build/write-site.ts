import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type OpenApiDocumentName, openApiDocuments } from '@selfsame/contract';
import { findNames, findPlaces, linkPages } from './link-pages.ts';
import { groups, renderPage } from './page-template.ts';
import { readPages, root } from './read-pages.ts';
import { readSections, renderMarkdown } from './render-markdown.ts';
import { fileOf, nameOf, type SitePage, titleOf } from './site-page.ts';

const isReference = ({ path }: SitePage): boolean => path.startsWith('reference');

const brotli = (content: string): Buffer =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });

/** The first sentence of a page, as Markdown without links. */
function firstSentence({ markdown }: SitePage): string {
  const paragraph = markdown.split(/\n{2,}/).find((part) => /^[^#<|`\s-]/.test(part)) ?? '';
  const words = paragraph
    .replaceAll(/\[((?:[^[\]]|\[[^\]]*\])+)\]\([^()\s]+\)/g, '$1')
    .replaceAll(/\s+/g, ' ');
  return words.split(/(?<=[.?!]) (?=[^a-z])/)[0]!.replaceAll('**', '');
}

const openApiLinks = (): string =>
  (Object.keys(openApiDocuments) as OpenApiDocumentName[])
    .map((name) => `[${openApiDocuments[name].title}](/openapi/${name}.json)`)
    .join(', ');

/** `llms.txt` (llmstxt.org): every page for programs that read, as Markdown. */
function describeForMachines(
  pages: readonly SitePage[],
  { base, intro }: { base: string; intro: string },
): string {
  const lists = groups.map((group) => {
    const links = pages
      .filter((page) => page.group === group)
      .map((page) => {
        return `- [${nameOf(page)}](${base}${fileOf(page)}.md): ${page.about ?? firstSentence(page)}`;
      });
    return `## ${group}\n\n${links.join('\n')}`;
  });
  return `# Selfsame\n\n> ${intro}\n\nEvery page is there as Markdown: put \`.md\` behind its address. OpenAPI 3.1: ${openApiLinks()}.\n\n${lists.join('\n\n')}\n`;
}

/** Every file of the site, by its name. */
function buildPages(pages: readonly SitePage[], base: string, version: string): Map<string, string> {
  const places = findPlaces(pages);
  const names = findNames(pages);
  const files = new Map<string, string>();
  const index: { t: string; p: string; u: string; x: string }[] = [];
  for (const page of pages) {
    const markdown = linkPages(page, places, { base, ending: '', names });
    const sections = readSections(markdown, isReference(page));
    const html = renderMarkdown(markdown, sections);
    files.set(`${fileOf(page)}.html`, renderPage({ base, version, pages }, page, html, sections));
    const plain = linkPages(page, places, { base, ending: '.md', names }).replaceAll(
      /^```(\w+) fold$/gm,
      '```$1',
    );
    files.set(`${fileOf(page)}.md`, plain);
    // Decisions are found by their list; in the search they would stand before what people look for.
    if (page.path.startsWith('decisions/') || page.path === 'not-found') continue;
    const entries = sections.flatMap((section) => [section, ...section.rows]);
    for (const { id, title, text } of entries)
      index.push({ t: title, p: titleOf(page), u: `${base}${page.path}#${id}`, x: text.slice(0, 1_500) });
  }
  files.set('search.json', JSON.stringify(index));
  return files;
}

async function writeBuilt(folder: string, name: string, content: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  if (!name.endsWith('.md')) await writeFile(`${file}.br`, brotli(content));
}

/**
 * Builds the documentation site: each page as HTML and as Markdown, the index of the search, and `llms.txt`.
 * @param folder where to; emptied first
 * @param base path under which the site is served, with slashes at both ends
 * @returns number of pages
 */
export async function writeSite(folder: string, base: string): Promise<number> {
  const { version, description } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
    description: string;
  };
  const pages = await readPages(version);
  const files = buildPages(pages, base, version);
  files.set('llms.txt', describeForMachines(pages, { base, intro: description }));
  const source = join(import.meta.dirname, '../src');
  files.set('site.css', await readFile(join(source, 'site.css'), 'utf8'));
  files.set('site.js', stripTypeScriptTypes(await readFile(join(source, 'site.ts'), 'utf8')));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([...files].map(([name, content]) => writeBuilt(folder, name, content)));
  await cp(join(root, 'packages/portal/assets/icon.svg'), join(folder, 'icon.svg'));
  return pages.length;
}
