import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { errors } from './errors.ts';
import { type OpenApiDocumentName, openApiDocument, openApiDocuments } from './openapi.ts';
import { services } from './operation.ts';
import { operationById, operationIds } from './operations.ts';

const options = { baseUrl: 'https://id.example.com', version: '0.1.0' };
const names = Object.keys(openApiDocuments) as OpenApiDocumentName[];

for (const name of names)
  test(`openApiDocument: ${name}, valid by the OpenAPI 3.1 schema`, async () => {
    const document = JSON.parse(JSON.stringify(openApiDocument(name, options)));
    const result = await new Validator().validate(document);
    assert.deepEqual(result, { valid: true });
  });

test('openApiDocument: all documents together, hold every operation exactly once with example, error and security', () => {
  const seen: string[] = [];
  for (const name of names) {
    const { paths } = openApiDocument(name, options) as {
      paths: Record<
        string,
        Record<string, { operationId: string; security: unknown[]; responses: Record<string, unknown> }>
      >;
    };
    for (const item of Object.values(paths))
      for (const operation of Object.values(item)) {
        seen.push(operation.operationId);
        assert.ok(Array.isArray(operation.security), operation.operationId);
        assert.ok('500' in operation.responses && '200' in operation.responses, operation.operationId);
      }
  }
  assert.deepEqual(seen.sort(), [...operationIds].sort());
});

test('operations: each row, states its access, a path below its service and known errors', () => {
  const places = new Set<string>();
  for (const id of operationIds) {
    const op = operationById(id);
    assert.ok(['public', 'basic', 'bearer', 'capture', 'operator'].includes(op.access.kind), id);
    assert.match(op.path, /^\//, id);
    for (const code of op.errors) assert.ok(code in errors, `${id}: ${code}`);
    const inPath = [...op.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = Object.keys(
      (op.params as unknown as { properties?: object } | undefined)?.properties ?? {},
    );
    assert.deepEqual(inPath.sort(), declared.sort(), `${id}: parameters of the path`);
    for (const base of services[op.service].bases) {
      const place = `${op.method} ${(base + op.path).toLowerCase()}`;
      assert.ok(!places.has(place), `${place} twice`);
      places.add(place);
    }
  }
});

test('errors: every code, follows E_NOUN_PROBLEM and has a status and a sentence', () => {
  for (const [code, { status, message }] of Object.entries(errors)) {
    assert.match(code, /^E_[A-Z]+(_[A-Z0-9]+)+$|^E_INTERNAL$/);
    assert.ok(status >= 400 && status < 600, code);
    assert.ok(message.length > 2, code);
  }
});
