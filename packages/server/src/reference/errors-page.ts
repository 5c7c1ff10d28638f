import { type ErrorCode, errors, operationById, operationIds } from '@selfsame/contract';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Operations whose row names the code; empty for those that any operation may answer with. */
const operationsWith = (code: ErrorCode): string[] =>
  operationIds.filter((id) => operationById(id).errors.includes(code));

function section(code: ErrorCode): string {
  const { status, message } = errors[code];
  const from = operationsWith(code);
  return `<section id="${code}"><h2>${code}</h2>
<p><b>${status}</b> ${escapeHtml(message)}</p>
<p>${from.length === 0 ? 'Any operation can answer so.' : `Answered by ${from.join(', ')}.`}</p></section>`;
}

/** The page at `/docs/errors`, where the `HelpLink` of an error leads: what each code says, and who answers with it. */
export const errorsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Selfsame errors</title>
<link rel="icon" href="data:,">
<style>
body { max-width: 46rem; margin: 0 auto; padding: 24px 20px; font: 16px/1.5 system-ui, sans-serif;
  color-scheme: light dark; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0; font: 600 1rem ui-monospace, monospace; }
section:target { outline: 2px solid; outline-offset: 8px; }
p { margin: 4px 0; }
</style>
</head>
<body>
<h1>Errors</h1>
<p>Compare <code>Code</code>, never the text. <code>{0}</code> stands for a value of the request; <code>Args</code> of the
answer holds it. <code>instance</code> is the id of the request in the server's log. <a href="/docs">API reference</a></p>
${(Object.keys(errors) as ErrorCode[]).toSorted().map(section).join('\n')}
</body>
</html>
`;
