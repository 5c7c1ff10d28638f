import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type OpenApiDocumentName,
  type OperationId,
  openApiDocument,
  openApiDocuments,
  operationById,
  operationIds,
} from '@selfsame/contract';
import { openTwoTenants, type TwoTenants } from './tenant-walk/two-tenants.ts';

interface Described {
  operationId: OperationId;
  parameters: {
    name: string;
    in: string;
    required: boolean;
    example?: unknown;
  }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
}

/** What each operation is asked with in the reference. */
function readExamples(): Map<OperationId, Described> {
  const documents = (Object.keys(openApiDocuments) as OpenApiDocumentName[]).map(
    (name) =>
      openApiDocument(name, { baseUrl: 'https://id.example.com', version: '0' }) as unknown as {
        paths: Record<string, Record<string, Described>>;
      },
  );
  const all = documents.flatMap(({ paths }) => Object.values(paths).flatMap((each) => Object.values(each)));
  return new Map(all.filter((one) => one.operationId).map((one) => [one.operationId, one]));
}

/** A picture in an example is cut short: nobody reads a whole one. */
const cutShort = 'E_IMAGE_NOT_READABLE';
/** Answered by what this server does not have. */
const notServed = 501;

describe('the examples of the reference', () => {
  const endings: (() => Promise<void>)[] = [];
  let tenants: TwoTenants;
  const examples = readExamples();
  before(async () => {
    tenants = await openTwoTenants({ after: (run) => void endings.push(run) });
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  it('are well formed: each is taken, or refused for what is not there and never for what it says', async () => {
    const { send, owner, strangersSandbox } = tenants;
    const refused: string[] = [];
    const asked = operationIds.filter((id) => {
      const { access, bodyKind, mediaTypes } = operationById(id);
      return access.kind === 'bearer' && !bodyKind && !mediaTypes;
    });
    for (const id of asked) {
      const { parameters, requestBody } = examples.get(id)!;
      const given = (place: string): [string, string][] =>
        parameters
          .filter((one) => one.in === place && (one.required || place === 'path'))
          .map((one) => [one.name, String(one.example)]);
      const query = new URLSearchParams(given('query'));
      const body = requestBody?.content['application/json']?.example;
      const caller = operationById(id).service === 'sandbox' ? strangersSandbox : owner;
      const input = {
        params: Object.fromEntries(given('path')),
        query: query.size > 0 ? `?${query}` : '',
        ...(body === undefined ? {} : { body }),
      };
      const { status, text, body: answer } = await send(id, input as Parameters<typeof send>[1], caller);
      if (status < 500 ? status !== 400 || answer.ID === cutShort : status === notServed) continue;
      refused.push(`${id} ${status}: ${text.slice(0, 300)}`);
    }
    assert.ok(asked.length > 80, String(asked.length));
    assert.deepEqual(refused, []);
  });
});
