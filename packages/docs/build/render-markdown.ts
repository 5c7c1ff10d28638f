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
      sections.push({ id, depth, title: wordsOfHeading(text), text: '' });
    } else if (sections.length > 0) sections.at(-1)!.text += ` ${wordsOf((token as Token).raw)}`;
  }
  return sections;
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
  return html
    .replaceAll('<table>', '<div class="wide" role="group" aria-label="Table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll(/<th([^>]*)><\/th>/g, '<td$1></td>');
}
