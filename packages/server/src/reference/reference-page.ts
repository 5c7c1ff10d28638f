import { openApiDocuments, postmanCollections } from '@selfsame/contract';

const documents = Object.entries(openApiDocuments).map(([name, { title }]) => ({
  name,
  title: title.replace('Selfsame ', ''),
  url: `/openapi/${name}.json`,
}));

const download = ({ title, url }: { title: string; url: string }): string =>
  `<a href="${url}" download>${title}</a>`;
const collections = postmanCollections.map((name) => ({
  title: `${name} transaction`,
  url: `/postman/${name}.json`,
}));

/** The page at `/docs`: the services, downloads, then Swagger UI over the chosen service (`?service=`). */
export const referencePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Selfsame API reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<style>
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: #fff; color: #1a1a1a; }
header { max-width: 1460px; margin: 0 auto; padding: 24px 20px 0; box-sizing: border-box; }
header h1 { margin: 0 0 8px; font-size: 1.6rem; }
header p { margin: 0 0 12px; }
header dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 20px; }
header dd { margin: 0; display: flex; flex-wrap: wrap; gap: 0 16px; }
a { color: #0b57d0; }
nav { display: flex; flex-wrap: wrap; gap: 4px; border-bottom: 1px solid #c4c7cc; }
nav a { padding: 10px 14px; text-decoration: none; border-bottom: 3px solid transparent; }
nav a:hover { background: #f0f3f8; }
nav a[aria-current] { color: #1a1a1a; font-weight: 600; border-bottom-color: #0b57d0; }
.swagger-ui .info { margin: 24px 0 0; }
.swagger-ui .info .title { font-size: 1.4rem; }
.swagger-ui .scheme-container { padding: 0 0 16px; box-shadow: none; }
@media (max-width: 600px) {
  header dl { grid-template-columns: 1fr; }
  .swagger-ui .scheme-container .schemes { flex-direction: column; align-items: start; gap: 12px; }
  .swagger-ui .scheme-container select { min-width: 0; max-width: 100%; }
}
</style>
</head>
<body>
<header>
<h1>Selfsame API reference</h1>
<p>Authenticate with your API key, begin a transaction, show the user the page, read the result.</p>
<dl>
<dt>OpenAPI 3.1</dt><dd>${documents.map(download).join('')}</dd>
<dt>Postman</dt><dd>${collections.map(download).join('')}</dd>
</dl>
<nav aria-label="Services">${documents.map(({ name, title }) => `<a href="/docs?service=${name}">${title}</a>`).join('')}</nav>
</header>
<main id="reference"></main>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/reference.js"></script>
</body>
</html>
`;

/** Starts Swagger UI; a file of its own so that the page needs no inline script. */
export const referenceInitializer = `const names = ${JSON.stringify(documents.map(({ name }) => name))};
const asked = new URLSearchParams(location.search).get('service');
const name = names.includes(asked) ? asked : 'administration';
document.querySelector('nav a[href$="=' + name + '"]').setAttribute('aria-current', 'page');
SwaggerUIBundle({ url: '/openapi/' + name + '.json', dom_id: '#reference', deepLinking: true, docExpansion: 'list', validatorUrl: null });
`;
