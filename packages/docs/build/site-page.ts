/** A page of the site before it is rendered. */
export interface SitePage {
  /** Below the site's base, without an ending: `integrator-guide`; empty for the front page. */
  path: string;
  /** Heading of the navigation under which it stands; undefined: it is found by links and the search. */
  group?: 'Start' | 'Guides' | 'Reference' | 'Measured';
  /** How the navigation calls it; its first heading unless said. */
  name?: string;
  /** What the list for programs says of it; its first sentence unless said. */
  about?: string;
  /** The repository's file that its relative links start from. */
  source: string;
  markdown: string;
}

/** How the navigation and links call a page. */
export const nameOf = (page: SitePage): string => page.name ?? titleOf(page);

/** Name of a page's file, without ending. */
export const fileOf = ({ path }: Pick<SitePage, 'path'>): string => path || 'index';

/** Text of the first heading. @throws Error when there is none */
export function titleOf({ markdown, path }: SitePage): string {
  const [, title] = /^# (.+)$/m.exec(markdown) ?? [];
  if (!title) throw new Error(`${path} has no heading`);
  return title.replaceAll('`', '');
}
