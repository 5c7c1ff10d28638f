import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { SelfsameClient } from '@selfsame/client';
import type { OperationId } from '@selfsame/contract';
import type { VerbContext } from '../verb.ts';
import { callTool } from './call-tool.ts';
import { describeTool, explainMissing, type ToolChoice, toolIds } from './describe-tools.ts';

/** Serves tools on standard input and output, until the assistant closes the input or a signal comes. */
export async function serveTools(
  client: SelfsameClient,
  choice: ToolChoice,
  { version, note, signal }: Pick<VerbContext, 'version' | 'note' | 'signal'>,
): Promise<void> {
  const ids = new Set<string>(toolIds(choice));
  const tools = [...ids].map((id) => describeTool(id as OperationId));
  const closed = Promise.withResolvers<void>();
  const handle = serveStdio(
    () => {
      const server = new Server({ name: 'selfsame', version }, { capabilities: { tools: {} } });
      server.setRequestHandler('tools/list', () => ({ tools }));
      server.setRequestHandler('tools/call', ({ params: { name, arguments: input } }) => {
        if (!ids.has(name))
          throw new ProtocolError(ProtocolErrorCode.InvalidParams, explainMissing(name, choice));
        return callTool(client, name as OperationId, input);
      });
      return server;
    },
    { onerror: (error) => note(`selfsame mcp: ${error.message}`) },
  );
  process.stdin.once('end', closed.resolve);
  signal.addEventListener('abort', () => closed.resolve());
  await closed.promise;
  await handle.close();
}
