import { createClient, type SelfsameClient, SelfsameError } from '@selfsame/client';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from '../verb.ts';

const keyVariable = 'SELFSAME_API_KEY';
const defaultUrl = 'http://localhost:8080';

/** `selfsame mcp` */
export const mcpVerb: Verb = {
  name: 'mcp',
  summary: 'Lets an AI assistant ask a server: a Model Context Protocol server on standard input and output.',
  arguments: '',
  details: `Each tool is one operation of the API, as the reference describes it. The assistant starts this command and speaks with it;
nothing of the server's data folder or settings is read. ${keyVariable} holds an API key as id:value. The assistant can do what that key
may do, so give it a key of its own with few roles.

Without --write the tools read, and act in a sandbox. Tools that the roles of the key forbid are left out. No tool answers with a picture of a person.`,
  options: {
    url: { type: 'string', value: 'URL', description: `Address of the server; ${defaultUrl} unless given.` },
    write: { type: 'boolean', description: 'Also offers what begins, changes or deletes something.' },
  },
  async run(context) {
    if (context.positionals.length > 0) throw new VerbMisused('it takes no arguments');
    const client = openClient(context);
    const { RoleNames } = await client.CheckAuthentication().catch((error: Error) => {
      throw new VerbFailed(`${error instanceof SelfsameError ? `${error.code}: ` : ''}${error.message}`);
    });
    // Imported late: no other command needs what it loads.
    const { serveTools } = await import('./serve-tools.ts');
    await serveTools(client, { write: context.values.write === true, roles: RoleNames }, context);
    return 0;
  },
};

function openClient({ env, values }: VerbContext): SelfsameClient {
  const [apiKeyId = '', apiKeyValue = ''] = (env[keyVariable] ?? '').split(/:(.*)/s);
  if (!apiKeyId || !apiKeyValue)
    throw new VerbFailed(
      `Set ${keyVariable} to an API key as id:value. The portal makes one, under Developers.`,
    );
  return createClient({ baseUrl: String(values.url ?? defaultUrl), apiKeyId, apiKeyValue });
}
