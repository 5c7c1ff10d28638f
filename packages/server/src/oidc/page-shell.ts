import { createHash } from 'node:crypto';
import type { PageColors, PageLook } from '@selfsame/contract';
import { escapeHtml } from '../platform/http/escape-html.ts';
import type { SpokenTexts } from './texts/texts.ts';

/** A page of the provider, and the policy that it is made for. */
export interface ShownPage {
  html: string;
  contentSecurityPolicy: string;
}

/** What a page is made of. */
export interface PageParts {
  spoken: SpokenTexts;
  look: PageLook;
  title: string;
  /** HTML; texts in it are escaped already. */
  body: string;
  /** Runs at the end of the page. */
  script?: string;
  /** The page is a frame and what surrounds it, not a card. */
  isWide?: boolean;
}

const colors: Readonly<Record<'light' | 'dark', PageColors>> = {
  light: {
    accent: '#1d4ed8',
    onAccent: '#ffffff',
    ground: '#f3f5f9',
    card: '#ffffff',
    ink: '#10151f',
    soft: '#4b5567',
    line: '#dde2ec',
    tint: '#e9effd',
  },
  dark: {
    accent: '#8fb3ff',
    onAccent: '#0a1430',
    ground: '#0b0e14',
    card: '#141923',
    ink: '#eef1f7',
    soft: '#aab3c5',
    line: '#2b3342',
    tint: '#1b2740',
  },
};
const hex = /^#[0-9a-f]{6}$/;

const declarations = (shown: PageColors): string =>
  Object.entries(shown)
    .filter(([, color]) => hex.test(color))
    .map(([name, color]) => `--${name}:${color}`)
    .join(';');

/** The capture page's type, colours and frame, for pages of a few lines. */
const styles = `
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--ground);color:var(--ink);
font:400 1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
main{width:100%;max-width:480px;margin:auto;padding:32px 24px;background:var(--card)}
@media(min-width:620px){main:not(.wide){border-radius:28px;
box-shadow:0 0 0 1px var(--line),0 24px 64px -24px rgb(10 20 48/28%)}}
main.wide{flex:1;display:flex;flex-direction:column;max-width:none;margin:0;padding:0;background:var(--ground)}
h1{margin:0 0 12px;font-size:1.625rem;font-weight:680;line-height:1.2;letter-spacing:-.015em;text-wrap:balance;overflow-wrap:anywhere}
p,ul{margin:0 0 16px;color:var(--soft);overflow-wrap:anywhere}
img.logo{display:block;max-width:200px;max-height:56px;margin:0 0 20px}
label{display:block;margin:0 0 6px;font-weight:600}
input[type=text],input[type=email],input[type=tel]{width:100%;min-height:48px;padding:10px 14px;border:1px solid var(--soft);
border-radius:12px;background:var(--card);color:var(--ink);font:inherit}
button,a.button{display:block;width:100%;min-height:52px;margin-top:16px;padding:12px 20px;border:0;border-radius:14px;background:var(--accent);
color:var(--onAccent);font:inherit;font-weight:640;text-align:center;cursor:pointer}
a.button{line-height:1.75;text-decoration:none}
button.quiet{margin-top:8px;background:none;color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
iframe{flex:1;width:100%;min-height:280px;border:0}
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:12px;padding:6px 16px;background:var(--card);border-bottom:1px solid var(--line)}
.bar h1{margin:0;font-size:1rem;font-weight:600;letter-spacing:0}.bar p{flex:1;margin:0}.bar form{flex:none}.bar button{width:auto;min-height:44px;margin:0}
[hidden]{display:none!important}
@media(forced-colors:active){button,a.button{border:1px solid}}
`;

const styleOf = ({ colors: own }: PageLook): string =>
  `:root{color-scheme:light dark;${declarations(own?.light ?? colors.light)}}
@media(prefers-color-scheme:dark){:root{${declarations(own?.dark ?? colors.dark)}}}${styles}`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const logoOf = ({ logo }: PageLook): string =>
  logo ? `<img class="logo" src="/capture/v1/${escapeHtml(logo.path)}" alt="${escapeHtml(logo.text)}">` : '';

/**
 * A page in the look of the capture page. Nothing of it may be framed. Where a form leads is not limited: browsers hold
 * the limit against the redirect to the application too.
 */
export function pageShell({ spoken, look, title, body, script = '', isWide = false }: PageParts): ShownPage {
  const style = styleOf(look);
  const html = `<!doctype html>
<html lang="${spoken.language}" dir="${spoken.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main${isWide ? ' class="wide"' : ''}>${isWide ? '' : logoOf(look)}
${body}
</main>
<noscript><p>${script ? escapeHtml(spoken.texts.needsScript) : ''}</p></noscript>${script ? `\n<script>${script}</script>` : ''}
</body>
</html>`;
  return { html, contentSecurityPolicy: policyOf(style, script) };
}

const policyOf = (style: string, script: string): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script ? [`script-src ${hashOf(script)}`, "connect-src 'self'", "frame-src 'self'"] : []),
    "img-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
