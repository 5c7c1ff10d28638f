import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { findPlaces, linkPages } from './link-pages.ts';
import { groups, renderPage } from './page-template.ts';
import { readPages, root } from './read-pages.ts';
import { readSections, renderMarkdown } from './render-markdown.ts';
import { fileOf, type SitePage, titleOf } from './site-page.ts';

const isReference = ({ path }: SitePage): boolean => path.startsWith('reference');

const brotli = (content: string): Buffer =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });

/** `llms.txt` (llmstxt.org): every page for programs that read, as Markdown. */
function describeForMachines(
  pages: readonly SitePage[],
  firsts: ReadonlyMap<SitePage, string>,
  { base, intro }: { base: string; intro: string },
): string {
  const lists = groups.map((group) => {
    const links = pages
      .filter((page) => page.group === group)
      .map((page) => {
        const said = firsts.get(page)?.split(/(?<=\.) /)[0] ?? '';
        return `- [${titleOf(page)}](${base}${fileOf(page)}.md)${said && `: ${said}`}`;
      });
    return `## ${group}\n\n${links.join('\n')}`;
  });
  return `# Selfsame\n\n> ${intro}\n\nEvery page is there as Markdown: put \`.md\` behind its address. OpenAPI 3.1 documents are at \`/openapi/\`.\n\n${lists.join('\n\n')}\n`;
}

interface Built {
  files: Map<string, string>;
  /** What each page begins with. */
  firsts: Map<SitePage, string>;
}

function buildPages(pages: readonly SitePage[], base: string, version: string): Built {
  const places = findPlaces(pages);
  const built: Built = { files: new Map(), firsts: new Map() };
  const index: { t: string; p: string; u: string; x: string }[] = [];
  for (const page of pages) {
    const markdown = linkPages(page, places, { base, ending: '' });
    const sections = readSections(markdown, isReference(page));
    const html = renderMarkdown(markdown, sections);
    built.files.set(`${fileOf(page)}.html`, renderPage({ base, version, pages }, page, html, sections));
    const plain = linkPages(page, places, { base, ending: '.md' }).replaceAll(/^```(\w+) fold$/gm, '```$1');
    built.files.set(`${fileOf(page)}.md`, plain);
    built.firsts.set(page, sections[0]?.text.trim() ?? '');
    // Decisions are found by their list; in the search they would stand before what people look for.
    if (page.path.startsWith('decisions/')) continue;
    for (const { id, title, text } of sections)
      index.push({ t: title, p: titleOf(page), u: `${base}${page.path}#${id}`, x: text.slice(0, 1_500) });
  }
  built.files.set('search.json', JSON.stringify(index));
  return built;
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
  const { files, firsts } = buildPages(pages, base, version);
  files.set('llms.txt', describeForMachines(pages, firsts, { base, intro: description }));
  const source = join(import.meta.dirname, '../src');
  files.set('site.css', await readFile(join(source, 'site.css'), 'utf8'));
  files.set('site.js', stripTypeScriptTypes(await readFile(join(source, 'site.ts'), 'utf8')));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([...files].map(([name, content]) => writeBuilt(folder, name, content)));
  await cp(join(root, 'packages/portal/assets/icon.svg'), join(folder, 'icon.svg'));
  return pages.length;
}
