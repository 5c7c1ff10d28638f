import type { CallToolResult } from '@modelcontextprotocol/server';
import type { SelfsameClient } from '@selfsame/client';
import { SelfsameError } from '@selfsame/client';
import type { OperationId } from '@selfsame/contract';

/** Longest text of an answer that is passed on, characters: what is longer is a picture or a template. */
const longestText = 4_000;

const shorten = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > longestText ? `(${value.length} characters left out)` : value;

function explain(error: unknown): string {
  if (!(error instanceof SelfsameError)) return (error as Error).message;
  return `${error.code} (${error.status}): ${error.message}`;
}

/**
 * Calls an operation for an assistant.
 * @returns the answer as JSON, long texts left out; of a call that failed the code and the sentence, marked as an error, so that the
 *   assistant can mend what it asked
 */
export async function callTool(
  client: SelfsameClient,
  id: OperationId,
  input: unknown,
): Promise<CallToolResult> {
  try {
    const answer: unknown = await client[id]((input ?? {}) as never);
    return { content: [{ type: 'text', text: JSON.stringify(answer ?? null, shorten, 2) }] };
  } catch (error) {
    return { content: [{ type: 'text', text: explain(error) }], isError: true };
  }
}
