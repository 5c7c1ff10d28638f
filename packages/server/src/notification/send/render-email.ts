import { escapeHtml } from '../../platform/http/escape-html.ts';
import { defaultTexts } from '../text/default-texts.ts';
import {
  fillBody,
  fillSubject,
  type MessagePart,
  type MessageValues,
  paragraphs,
} from '../text/message-text.ts';
import type { PickedTexts } from '../text/pick-texts.ts';

/** An e-mail ready to be sent. */
export interface EmailContent {
  subject: string;
  text: string;
  html: string;
  /** BCP 47. */
  locale: string;
}

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>\n');

// Own colours only on the button, its text included: programs that turn pages dark then keep what can be read.
const styles = {
  body: 'margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif',
  main: 'max-width:34em;margin:0 auto',
  button:
    'display:inline-block;padding:12px 24px;border-radius:8px;background-color:#1a56c4;color:#ffffff;border:2px solid #ffffff;font-weight:bold;text-decoration:none',
  address: 'font-size:14px;word-break:break-all',
};

const anchor = (link: string, label: string, style?: string): string =>
  `<a href="${escapeHtml(link)}"${style ? ` style="${escapeHtml(style)}"` : ''}>${escapeHtml(label)}</a>`;

/** `{link}` alone is a button, and the address beneath it for those who copy it. */
const button = (link: string, label: string | undefined): string =>
  label === undefined
    ? `<p>${anchor(link, link)}</p>`
    : `<p>${anchor(link, label, styles.button)}</p>\n<p style="${styles.address}">${anchor(link, link)}</p>`;

const isLinkAlone = (parts: MessagePart[]): boolean =>
  parts.filter((part) => part.kind === 'text' && part.text.trim() === '').length === parts.length - 1 &&
  parts.some((part) => part.kind === 'parameter' && part.name === 'link');

function paragraph(parts: MessagePart[], values: MessageValues, open: string | undefined): string {
  const link = values.get('link') ?? '';
  if (isLinkAlone(parts)) return button(link, open);
  const inner = parts.map((part) => {
    if (part.kind === 'text') return lines(part.text);
    return part.name === 'link' ? anchor(link, link) : lines(values.get(part.name) ?? '');
  });
  return `<p>${inner.join('')}</p>`;
}

/** What the button says; a language that is not ours has none. */
export const buttonLabel = (locale: string): string | undefined =>
  defaultTexts[locale.toLowerCase().split('-')[0]!]?.open;

/**
 * Makes an e-mail of its texts: plain text, and HTML of the same words. No picture, nothing loaded, no tracking.
 * Readable dark or light, by screen readers and with styles off.
 * @param open what the button over the link says
 */
export function renderEmail(
  { locale, texts }: PickedTexts,
  values: MessageValues,
  open: string | undefined = buttonLabel(locale),
): EmailContent {
  const subject = fillSubject(texts.EmailSubject, values);
  const content = paragraphs(texts.EmailBody, values).map((parts) => paragraph(parts, values, open));
  const html = `<!doctype html>
<html lang="${escapeHtml(locale)}" dir="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="${escapeHtml(styles.body)}">
<main style="${styles.main}">
${content.join('\n')}
</main>
</body>
</html>
`;
  return { subject, text: `${fillBody(texts.EmailBody, values)}\n`, html, locale };
}
