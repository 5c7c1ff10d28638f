import { commonErrors, type ErrorCode, errors, operationById, operationIds } from '@selfsame/contract';
import { errorCures } from '../src/error-cures.ts';

const clientCodes: Readonly<Record<string, string>> = {
  E_BASE_URL_NOT_VALID:
    'The base URL is no address of a Selfsame server. The message names the address to use where it can be told.',
  E_API_KEY_MISSING:
    'The client was made without the id or the value of an API key. Check the environment that you read them from.',
  E_CONNECTION_FAILED:
    'Nobody answered. The message says which host and why: check name, port, firewall and certificate.',
  E_SERVER_UNREACHABLE:
    'A proxy answered in place of the server. Ask whoever runs it whether the server behind it is up.',
  E_TIMEOUT:
    'No answer came in time. Ask for the state before you repeat what creates something: it may have arrived.',
};

/** More are not worth a list: what all of a kind answer. */
const manyOperations = 40;

function describeError(code: ErrorCode): string {
  const { status, message } = errors[code];
  const from = operationIds.filter((id) => {
    const operation = operationById(id);
    return [...operation.errors, ...commonErrors(operation)].includes(code);
  });
  const who =
    from.length === 0 || from.length > manyOperations
      ? 'Most operations can answer so.'
      : `Answered by ${from.map((id) => `\`${id}\``).join(', ')}.`;
  const cure = errorCures[code];
  if (!cure) throw new Error(`${code} has no cure in packages/docs/src/error-cures.ts`);
  return `## ${code}\n\n**${status}** ${message.replaceAll(/[<>]/g, '\\$&')}\n\n**What to do:** ${cure}\n\n${who}\n`;
}

/** The page where `HelpLink` leads: what each code says, what to do about it, and who answers with it. */
export const describeErrorPage = (): string => `# Error codes

Compare \`Code\`, never the text. \`{0}\` stands for a value of the request; \`Args\` of the answer holds it. \`instance\` is the id of the request
in the server's log. \`HelpLink\` of every answer leads to its code on this page.

${(Object.keys(errors) as ErrorCode[]).toSorted().map(describeError).join('\n')}
# Codes of the clients

The clients give these themselves; no server sends them.

${Object.entries(clientCodes)
  .map(([code, cure]) => `## ${code}\n\n${cure}\n`)
  .join('\n')}`;
