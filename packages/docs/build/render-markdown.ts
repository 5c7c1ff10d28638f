import { Marked, type Token, type Tokens } from 'marked';
import { escapeHtml } from '../../server/src/platform/http/escape-html.ts';
import { githubAnchor } from './github-anchor.ts';

/** A part of a page under one heading, for the navigation and the search. */
export interface Section {
  id: string;
  depth: number;
  title: string;
  /** Its words, without marks. */
  text: string;
  /** Rows of its tables that begin with a name in code, such as a setting. */
  rows: Row[];
}

/** A row of a table that one can link to. */
export interface Row {
  id: string;
  /** The name, as it is written. */
  title: string;
  text: string;
}

const wordsOf = (text: string): string =>
  text
    .replaceAll(/\]\([^)]*\)/g, ' ')
    .replaceAll(/[`*|[\]#>{}"\\]+|-{3,}|_{2,}/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** An anchor as the repository's own links write it; codes and operations keep their case, because other programs link to them. */
function anchorOf(title: string, isReference: boolean): string {
  const plain = title.replaceAll('`', '');
  if (/^E_[A-Z0-9_]+$/.test(plain) || (isReference && /^[A-Z]\w+$/.test(plain))) return plain;
  return githubAnchor(plain);
}

/** The sections of a page, in order; what stands before the first heading belongs to it. */
export function readSections(markdown: string, isReference: boolean): Section[] {
  const sections: Section[] = [];
  const used = new Map<string, number>();
  for (const token of new Marked().lexer(markdown)) {
    if (token.type === 'heading') {
      const { text, depth } = token as Tokens.Heading;
      const anchor = anchorOf(wordsOfHeading(text), isReference);
      const times = used.get(anchor) ?? 0;
      used.set(anchor, times + 1);
      const id = times === 0 ? anchor : `${anchor}-${times}`;
      sections.push({ id, depth, title: wordsOfHeading(text), text: '', rows: [] });
    } else if (sections.length > 0) {
      const section = sections.at(-1)!;
      section.text += ` ${wordsOf((token as Token).raw)}`;
      if (token.type === 'table' && !isReference) section.rows.push(...readRows(token as Tokens.Table, used));
    }
  }
  return sections;
}

/** The name in code that a row begins with. */
const rowTitle = (first: string | undefined): string | undefined =>
  /^`([\w.-]+)`(?=$|,)/.exec(first ?? '')?.[1];

/** @param used anchors of the page so far; those of the rows are added */
function readRows({ rows }: Tokens.Table, used: Map<string, number>): Row[] {
  return rows.flatMap((cells) => {
    const title = rowTitle(cells[0]?.text);
    if (title === undefined || used.has(title)) return [];
    used.set(title, 1);
    return [{ id: title, title, text: wordsOf(cells.map(({ text }) => text).join(' ')) }];
  });
}

const wordsOfHeading = (text: string): string =>
  text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '');

const languages: Record<string, string> = { ts: 'TypeScript', python: 'Python', json: 'Example' };

function renderCode({ text, lang = '' }: Tokens.Code): string {
  const code = `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`;
  const [language = '', folded] = lang.split(' ');
  return folded ? `<details><summary>${languages[language] ?? language}</summary>${code}</details>\n` : code;
}

/** A page's Markdown as HTML, its headings with the anchors of its sections; HTML inside it is shown as text. */
export function renderMarkdown(markdown: string, sections: readonly Section[]): string {
  let nth = 0;
  const rowIds = new Set(sections.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const { id } = sections[nth++]!;
        return `<h${depth} id="${escapeHtml(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code: renderCode,
      html: ({ text }) => (text.trimStart().startsWith('<!--') ? '' : escapeHtml(text)),
    },
  });
  const html = marked.parse(markdown, { async: false });
  const linked = html.replaceAll(
    /<tr>\n<td([^>]*)><code>([\w.-]+)<\/code>/g,
    (whole, attributes: string, name: string) =>
      // Each once, as its section has it.
      rowIds.delete(name) ? `<tr id="${name}">\n<td${attributes}><code>${name}</code>` : whole,
  );
  return linked
    .replaceAll('<table>', '<div class="wide" role="group" aria-label="Table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll(/<th([^>]*)><\/th>/g, '<td$1></td>');
}
