import { escapeHtml } from '../../server/src/platform/http/escape-html.ts';
import type { Section } from './render-markdown.ts';
import { fileOf, nameOf, type SitePage, titleOf } from './site-page.ts';

/** Headings of the navigation, in order. */
export const groups = ['Start', 'Guides', 'Reference', 'Measured'] as const;

/** What people come to do, and where it is told. */
const jobs: readonly (readonly [name: string, page: string, anchor: string])[] = [
  ['Enrol a face', 'integrator-guide', 'enrol-a-face'],
  ['Show the page', 'integrator-guide', 'show-the-page'],
  ['Verify a person', 'integrator-guide', 'verify-a-person'],
  ['Handle errors', 'integrator-guide', 'errors'],
  ['Receive webhooks', 'integrator-guide', 'webhooks'],
  ['Delete a person', 'integrator-guide', 'delete-a-person'],
  ['Use passkeys', 'passkeys', ''],
  ['Test in CI', 'sandbox', 'in-ci'],
  ['Run the server', 'operator-guide', 'run-it'],
  ['Put a proxy in front', 'operator-guide', 'behind-a-reverse-proxy'],
  ['Upgrade', 'operator-guide', 'upgrade'],
];

/** What every page of the site shares. */
export interface SiteFrame {
  base: string;
  version: string;
  pages: readonly SitePage[];
}

function renderNavigation({ base, pages }: SiteFrame, current: SitePage): string {
  const link = (address: string, name: string, isCurrent: boolean) =>
    `<li><a href="${address}"${isCurrent ? ' aria-current="page"' : ''}>${escapeHtml(name)}</a></li>`;
  const list = (title: string, items: string[]) => `<h2>${title}</h2><ul>${items.join('')}</ul>`;
  const [start, ...others] = groups.map((group) =>
    list(
      group,
      pages
        .filter((page) => page.group === group)
        .map((page) => link(base + page.path, nameOf(page), page === current)),
    ),
  );
  const toDo = list(
    'What to do',
    jobs.map(([name, page, anchor]) => link(`${base}${page}${anchor && `#${anchor}`}`, name, false)),
  );
  return `<nav class="side" aria-label="Pages"><details open><summary>All pages</summary>${start}${toDo}${others.join('')}</details></nav>`;
}

/**
 * The whole page. Nothing in it is written inline: styles and scripts are files of the site.
 * @param html of its Markdown
 */
export function renderPage(
  frame: SiteFrame,
  page: SitePage,
  html: string,
  sections: readonly Section[],
): string {
  const { base, version } = frame;
  const title = titleOf(page);
  const description = (sections[0]?.text ?? '').slice(0, 160).trim();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title === 'Selfsame' ? title : `${title} – Selfsame`)}</title>
<meta name="description" content="${escapeHtml(description)}">
<link rel="icon" href="${base}icon.svg">
<link rel="stylesheet" href="${base}site.css">
<link rel="alternate" type="text/markdown" href="${base}${fileOf(page)}.md">
<script src="${base}site.js" type="module"></script>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<a href="${base}">Selfsame <small>${escapeHtml(version)}</small></a>
<div class="search" role="search">
<input id="search" type="search" placeholder="Search ( / )" aria-label="Search the documentation" autocomplete="off" spellcheck="false" data-index="${base}search.json">
<ul id="found" class="found" aria-label="Found"></ul>
<span id="found-status" class="skip" role="status"></span>
</div>
</header>
<div class="layout">
${renderNavigation(frame, page)}
<main id="content" tabindex="-1">
${html}
<footer>Selfsame ${escapeHtml(version)}. <a href="${base}${fileOf(page)}.md">This page as Markdown</a>. <a href="${base}llms.txt">For machines that read: llms.txt</a>.</footer>
</main>
</div>
</body>
</html>
`;
}
