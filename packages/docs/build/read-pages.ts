import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeErrorPage } from './describe-errors.ts';
import { describeReference } from './describe-reference.ts';
import type { SitePage } from './site-page.ts';

/** Root of the repository. */
export const root: string = join(import.meta.dirname, '../../..');

type Row = readonly [
  path: string,
  source: string,
  group: NonNullable<SitePage['group']>,
  name?: string,
  about?: string,
];

/** Documents that are pages as they are, in the order of the navigation. */
const rows: readonly Row[] = [
  ['sandbox', 'docs/sandbox.md', 'Start', 'Sandbox'],
  ['shop', 'examples/README.md', 'Start', 'A shop in the sandbox'],
  ['typescript', 'packages/client/README.md', 'Start', 'TypeScript client'],
  ['python', 'sdk/python/README.md', 'Start', 'Python client'],
  ['changelog', 'CHANGELOG.md', 'Start'],
  [
    'integrator-guide',
    'docs/integrator-guide.md',
    'Guides',
    'Integrator guide',
    'Enrol, show the page, verify, errors, webhooks, policy, receipts: all that a backend does.',
  ],
  ['passkeys', 'docs/passkeys.md', 'Guides', 'Passkeys', 'Asking for the enrolled device beside the face.'],
  ['embed', 'packages/embed/README.md', 'Guides', 'Embed the page'],
  ['openid', 'docs/openid.md', 'Guides', 'OpenID Connect'],
  ['going-live', 'docs/going-live.md', 'Guides', 'Going live'],
  ['operator-guide', 'docs/operator-guide.md', 'Guides'],
  [
    'limits-and-errors',
    'docs/limits-and-errors.md',
    'Reference',
    'Limits',
    'Every limit of the API, and every error code.',
  ],
  [
    'configuration',
    'docs/configuration.md',
    'Reference',
    'Configuration',
    'Every setting of the server (`SELFSAME_…`), its default and what it means.',
  ],
  ['wire', 'docs/wire.md', 'Reference', 'The wire'],
  ['security', 'docs/security.md', 'Measured'],
  ['accuracy', 'docs/accuracy.md', 'Measured', 'Accuracy'],
  ['performance', 'docs/performance.md', 'Measured', 'Load and crashes'],
  ['accessibility', 'docs/accessibility.md', 'Measured'],
  ['biometrics', 'docs/biometrics.md', 'Measured', 'Biometrics'],
  ['capture', 'docs/capture.md', 'Measured', 'Capture'],
  ['browsers', 'docs/browsers.md', 'Measured'],
  ['simulator', 'docs/simulator.md', 'Measured', 'Simulator'],
];

const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

const whereToGo = `## Where to go

- [Quick start](page:quick-start): ten minutes to an enrolled face.
- [Integrator guide](page:integrator-guide): enrol, verify, errors, webhooks; then [passkeys](page:passkeys).
- [Sandbox](page:sandbox): a tenant to build against, whose outcomes a test orders.
- [Operator guide](page:operator-guide): run the server, back it up, watch it.
- [API reference](page:reference) and [error codes](page:errors).

`;

/** The README as two pages: what it is, and how to begin. */
async function readReadme(): Promise<SitePage[]> {
  const readme = await read('README.md');
  const [intro = '', ...sections] = readme.split(/^(?=## )/m);
  const section = (title: string): string => {
    const found = sections.find((text) => text.startsWith(`## ${title}`));
    if (!found) throw new Error(`README.md has no section ${title}`);
    return found;
  };
  const start = `# Quick start\n\nTen minutes to an enrolled face. A test runs these very lines.\n\n`;
  return [
    {
      path: '',
      group: 'Start',
      name: 'Overview',
      source: 'README.md',
      markdown: `${intro}${whereToGo}${section('Licence')}`,
    },
    {
      path: 'quick-start',
      group: 'Start',
      source: 'README.md',
      markdown: `${start}${section('Run it')}${section('The tour')}`,
    },
  ];
}

/** Files of the example, whole, behind what is said of it. */
async function readShop(): Promise<string> {
  const names = ['shop.ts', 'serve-shop.ts', 'main.ts', 'shop.test.ts'];
  const parts = await Promise.all(
    names.map(async (name) => `### ${name}\n\n\`\`\`ts\n${await read(`examples/shop/${name}`)}\`\`\`\n`),
  );
  return `\n## The code\n\n${parts.join('\n')}`;
}

/** Licences of what is inside, as they are in the repository. */
const readNotice = async (): Promise<SitePage> => ({
  path: 'notice',
  source: 'NOTICE',
  markdown: `# Licences\n\n\`\`\`\n${await read('NOTICE')}\`\`\`\n`,
});

/** What a browser is shown for an address that is no page. */
const notFound: SitePage = {
  path: 'not-found',
  source: 'docs/not-found',
  markdown: '# No such page\n\nNothing is at this address. Search above, or [go to the start](page:).\n',
};

async function readDecisions(): Promise<SitePage[]> {
  const files = (await readdir(join(root, 'docs/decisions'))).filter((file) => file.endsWith('.md')).sort();
  return Promise.all(
    files.map(async (file) => ({
      path: `decisions/${file.slice(0, -'.md'.length)}`,
      source: `docs/decisions/${file}`,
      markdown: await read(`docs/decisions/${file}`),
    })),
  );
}

/** Every page of the site. @param version of the product */
export async function readPages(version: string): Promise<SitePage[]> {
  const documents = await Promise.all(
    rows.map(async ([path, source, group, name, about]): Promise<SitePage> => {
      const markdown = (await read(source)) + (path === 'shop' ? await readShop() : '');
      return { path, source, group, markdown, ...(name && { name }), ...(about && { about }) };
    }),
  );
  const errorPage: SitePage = {
    path: 'errors',
    group: 'Reference',
    about: 'Every error code: what it says, what to do about it, and which calls answer with it.',
    source: 'docs/errors',
    markdown: describeErrorPage(),
  };
  const pages = [
    ...(await readReadme()),
    ...documents,
    ...describeReference(version),
    errorPage,
    await readNotice(),
    notFound,
    ...(await readDecisions()),
  ];
  const list = pages.filter(({ path }) => path.startsWith('decisions/'));
  const decisions: SitePage = {
    path: 'decisions',
    group: 'Measured',
    source: 'docs/decisions',
    markdown: `# Decisions\n\nWhy things are as they are.\n\n${list
      .map(({ path, markdown }) => `- [${/^# (.+)$/m.exec(markdown)?.[1]}](page:${path})`)
      .join('\n')}\n`,
  };
  return [...pages, decisions];
}
