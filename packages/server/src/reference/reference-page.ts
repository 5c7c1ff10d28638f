import { openApiDocuments, postmanCollections } from '@selfsame/contract';

const documents = Object.entries(openApiDocuments).map(([name, { title }]) => ({
  name: title.replace('Selfsame ', ''),
  url: `/openapi/${name}.json`,
}));

const link = ({ name, url }: { name: string; url: string }): string =>
  `<li><a href="${url}" download>${name}</a></li>`;

/** The page at `/docs`: downloads, then Swagger UI over the same documents. */
export const referencePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Selfsame API reference</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<style>
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: #fff; color: #1a1a1a; }
header { max-width: 1460px; margin: 0 auto; padding: 24px 20px 0; }
header h1 { margin: 0 0 8px; font-size: 1.6rem; }
header section { display: inline-block; vertical-align: top; margin-right: 48px; }
header h2 { font-size: 1rem; margin: 8px 0 4px; }
header ul { margin: 0; padding-left: 20px; }
a { color: #0b57d0; }
</style>
</head>
<body>
<header>
<h1>Selfsame API reference</h1>
<p>Authenticate with your API key, begin a transaction, show the user the page, read the result. Choose a service below.</p>
<section><h2>OpenAPI 3.1</h2><ul>${documents.map(link).join('')}</ul></section>
<section><h2>Postman</h2><ul>${postmanCollections.map((name) => link({ name: `${name} transaction`, url: `/postman/${name}.json` })).join('')}</ul></section>
</header>
<main id="reference"></main>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/reference.js"></script>
</body>
</html>
`;

/** Starts Swagger UI; a file of its own so that the page needs no inline script. */
export const referenceInitializer = `const documents = ${JSON.stringify(documents)};
const choose = document.createElement('select');
choose.setAttribute('aria-label', 'Service');
choose.style.cssText = 'font:inherit;padding:8px;margin:20px 0 0';
for (const { name, url } of documents) choose.add(new Option(name, url));
document.querySelector('header').append(choose);
const show = () => SwaggerUIBundle({ url: choose.value, dom_id: '#reference', deepLinking: true, docExpansion: 'list', validatorUrl: null });
choose.value = documents[1].url;
choose.addEventListener('change', show);
show();
`;
