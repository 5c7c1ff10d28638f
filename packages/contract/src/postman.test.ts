import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postmanCollection, postmanCollections } from './postman.ts';

for (const name of postmanCollections)
  test(`postmanCollection: ${name}, is numbered as the guide and asks for nothing it does not set`, () => {
    const collection = postmanCollection(name, { baseUrl: 'https://id.example.com' }) as {
      item: { name: string }[];
      variable: { key: string }[];
    };
    const numbers = collection.item.map((item) => Number.parseInt(item.name, 10));
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
    );
    assert.equal(numbers[0], 1);
    assert.ok(numbers.includes(3), 'the capture step is there');
    const text = JSON.stringify(collection);
    const asked = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key));
    const given = new Set([
      ...collection.variable.map(({ key }) => key),
      ...[...text.matchAll(/collectionVariables\.set\(\\"(\w+)\\"/g)].map(([, key]) => key),
    ]);
    for (const key of asked) assert.ok(given.has(key!), `{{${key}}} is never set`);
  });
