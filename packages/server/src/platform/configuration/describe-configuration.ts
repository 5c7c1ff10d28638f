import { clientVariables } from './config.ts';
import { settings } from './config-schema.ts';

/** Documents that a setting names from the root, where messages of the server name them, as links from beside them. */
const linked = (text: string): string => text.replaceAll(/\bdocs\/([\w-]+\.md)/g, '[$1]($1)');

/** `docs/configuration.md`, written from the schema so that it can't fall behind. */
export function describeConfiguration(): string {
  const rows = settings.map(([, { env, secret, description, allowed, defaultText, default: value }]) => {
    const name = secret ? `\`${env}\`, \`${env}_FILE\`` : `\`${env}\``;
    const byDefault = defaultText ?? (value === undefined ? 'none' : `\`${value}\``);
    return `| ${name} | ${byDefault} | ${linked(description)} Must be ${allowed}. |`;
  });
  return `# Configuration

Written by \`npm run generate\` from \`packages/server/src/platform/configuration/config-schema.ts\`; do not edit.

Every setting is an environment variable, and none is needed. A value that can't be used stops the start with one
sentence. A variable with \`_FILE\` beside it may instead name a file that holds the value (container secrets). An
unknown \`SELFSAME_…\` variable is refused, except those in which clients keep their address and key: ${clientVariables.map((name) => `\`${name}\``).join(', ')}.

| Variable | Default | Meaning |
| --- | --- | --- |
${rows.join('\n')}
`;
}
