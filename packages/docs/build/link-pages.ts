import { posix } from 'node:path';
import { fileOf, nameOf, type SitePage } from './site-page.ts';

/** Where a link of the repository leads on the site. */
export type Places = ReadonlyMap<string, string>;

/** Documents that are shown as another page than their file, or whose folder is linked to. */
const further: Readonly<Record<string, string>> = {
  'README.md#the-tour-enrol-a-face-with-curl': 'quick-start',
  'README.md#run-it': 'quick-start#run-it',
  'examples/shop/shop.ts': 'shop#shopts',
  'examples/shop/serve-shop.ts': 'shop#serve-shopts',
  'examples/shop/main.ts': 'shop#maints',
  'examples/shop/shop.test.ts': 'shop#shoptestts',
  'packages/client': 'typescript',
  'packages/embed': 'embed',
  'sdk/python': 'python',
};

/** Finds pages by the files they come from. */
export function findPlaces(pages: readonly SitePage[]): Places {
  return new Map([...pages.map(({ source, path }) => [source, path] as const), ...Object.entries(further)]);
}

/** The names of pages by their paths: what a link is called whose label is the name of a file. */
export const findNames = (pages: readonly SitePage[]): ReadonlyMap<string, string> =>
  new Map(pages.map((page) => [page.path, nameOf(page)]));

/** A label that names a file or a folder of the repository. */
const isFileName = (label: string): boolean =>
  /^`?(?:[\w.-]+\/[\w./-]*|[\w-]+\.\w+|README|bench)`?$/.test(label);

/** The page and anchor that a link leads to, `page:NAME` by its name; undefined: a file that the site does not show. */
function placeOf(link: string, source: string, places: Places): { path: string; anchor: string } | undefined {
  const [file = '', anchor = ''] = link.split('#');
  if (file.startsWith('page:')) return { path: file.slice('page:'.length), anchor };
  const target =
    file === '' ? source : posix.normalize(posix.join(posix.dirname(source), file)).replace(/\/$/, '');
  const found = places.get(anchor ? `${target}#${anchor}` : target);
  if (found?.includes('#')) return { path: found.split('#')[0]!, anchor: found.split('#')[1]! };
  if (found !== undefined && places.has(`${target}#${anchor}`)) return { path: found, anchor: '' };
  const page = places.get(target);
  return page === undefined ? undefined : { path: page, anchor };
}

/**
 * The same Markdown with links to pages of the site. A page is called by its name where the label is the name of its file; code that
 * a page shows is called by its own. A link to
 * a file that is not shown becomes its text, which then says where the file is. Code stays.
 * @param ending of the pages: none for browsers, `.md` for programs
 */
export function linkPages(
  { markdown, source }: SitePage,
  places: Places,
  { base, ending, names }: { base: string; ending: '' | '.md'; names: ReadonlyMap<string, string> },
): string {
  const rewrite = (text: string): string =>
    text.replaceAll(/\[((?:[^[\]]|\[[^\]]*\])+)\]\(([^()\s]+)\)/g, (whole, label: string, link: string) => {
      if (/^(?:(?!page:)[a-z]+:|\/)/.test(link)) return whole;
      const place = placeOf(link, source, places);
      if (!place) return isFileName(label) ? `\`${label.replaceAll('`', '')}\` of the repository` : label;
      const address = ending || place.path ? base + fileOf(place) + ending : base;
      const called = isFileName(label) && !link.endsWith('.ts') ? (names.get(place.path) ?? label) : label;
      return `[${called}](${address}${place.anchor && `#${place.anchor}`})`;
    });
  return markdown
    .split(/(^ *```[\s\S]*?^ *```)/m)
    .map((part, i) => (i % 2 === 1 ? part : rewrite(part)))
    .join('');
}
