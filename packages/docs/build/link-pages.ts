import { posix } from 'node:path';
import { fileOf, type SitePage } from './site-page.ts';

/** Where a link of the repository leads on the site. */
export type Places = ReadonlyMap<string, string>;

/** Documents that are shown as another page than their file, or whose folder is linked to. */
const further: Readonly<Record<string, string>> = {
  'README.md#the-tour-enrol-a-face-with-curl': 'quick-start',
  'README.md#run-it': 'quick-start#run-it',
  'packages/client': 'typescript',
  'packages/embed': 'embed',
  'sdk/python': 'python',
};

/** Finds pages by the files they come from. */
export function findPlaces(pages: readonly SitePage[]): Places {
  return new Map([...pages.map(({ source, path }) => [source, path] as const), ...Object.entries(further)]);
}

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
 * The same Markdown with links to pages of the site; a link to a file that is not shown becomes its text. Code stays.
 * @param ending of the pages: none for browsers, `.md` for programs
 */
export function linkPages(
  { markdown, source }: SitePage,
  places: Places,
  { base, ending }: { base: string; ending: '' | '.md' },
): string {
  const rewrite = (text: string): string =>
    text.replaceAll(/\[((?:[^[\]]|\[[^\]]*\])+)\]\(([^()\s]+)\)/g, (whole, label: string, link: string) => {
      if (/^(?:(?!page:)[a-z]+:|\/)/.test(link)) return whole;
      const place = placeOf(link, source, places);
      if (!place) return label;
      const address = ending || place.path ? base + fileOf(place) + ending : base;
      return `[${label}](${address}${place.anchor && `#${place.anchor}`})`;
    });
  return markdown
    .split(/(^ *```[\s\S]*?^ *```)/m)
    .map((part, i) => (i % 2 === 1 ? part : rewrite(part)))
    .join('');
}
