import type { Operation } from '@selfsame/contract';
import { sample } from '@selfsame/contract/sample';
import type { TSchema } from 'typebox';
import { dressBody } from './fuzz-bodies.ts';

/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** Values that programs stumble over; each is put where any other was expected. */
const strangeValues: readonly unknown[] = [
  null,
  true,
  false,
  '',
  ' ',
  'true',
  '0',
  'null',
  'NaN',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u0000\ufeff',
  '💥'.repeat(50),
  'x'.repeat(5_000),
  "'; drop table account; --",
  '%00%ff%',
  '../../../../etc/passwd',
  '%24{jndi:ldap://x}',
  '<script>alert(1)</script>',
  '2026-02-30T25:61:61Z',
  '9999-12-31T23:59:59Z',
  '-271821-04-20T00:00:00Z',
  '113e838b-be34-53e9-c52f-3cc45b2d10ce',
  'data:image/jpeg;base64,/9j/4AAQSkZJRg==',
  '/9j/4AAQSkZJRg==',
  '!!not base64!!',
  'javascript:alert(1)',
  'http://[::1]:22/',
  0,
  -0,
  -1,
  0.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  Number.MIN_VALUE,
  [],
  [[]],
  [null],
  {},
  { $ne: null },
  { toString: 1, constructor: 2, length: -1 },
];
const strangeNames = ['__proto__', 'constructor', 'toString', '', ' ', 'ID', '\u0000', 'a.b', '$where', 'İ'];

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** Every place in a JSON value as the list of its keys. */
function placesOf(value: unknown, here: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, child]) => placesOf(child, [...here, key]))];
}

/** A JSON value with one place spoiled: replaced, dropped, doubled under another case, or given a strange neighbour. */
function mutate(value: unknown, random: Random, fitting: readonly unknown[]): unknown {
  const copy = structuredClone(value);
  const place = pick(random, placesOf(copy));
  const key = place.at(-1);
  const strange = () => structuredClone(pick(random, random() < 0.3 ? fitting : strangeValues));
  if (key === undefined) return random() < 0.3 ? strange() : copy;
  const parent = place
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], copy);
  const target = parent as Record<string, unknown>;
  const kind = random();
  if (kind < 0.6) target[key] = strange();
  else if (kind < 0.75) delete target[key];
  else if (kind < 0.85) target[key.toUpperCase()] = strange();
  else if (kind < 0.95)
    Object.defineProperty(target, pick(random, strangeNames), { value: strange(), enumerable: true });
  else target[key] = Array.from({ length: 50 }, () => target[key]);
  return copy;
}

/** What is sent as one request, apart from who sends it. */
export interface FuzzRequest {
  url: string;
  headers: Record<string, string>;
  payload?: Buffer | string;
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Breaks bytes: cuts them, flips one, or puts something else there altogether. */
function spoilBytes(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  const at = Math.floor(random() * Math.max(1, bytes.length));
  const choices: (() => Buffer)[] = [
    () => bytes.subarray(0, at),
    () => (bytes.length > 0 ? bytes.with(at, Math.floor(random() * 256)) : bytes) as Buffer,
    () => Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff, 0xfe, 0x00), bytes.subarray(at)]),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.from(nested(2_000)),
    () => Buffer.from('{"a":1,"a":{"__proto__":{"x":1}}}'),
    () => Buffer.from(`"${'a'.repeat(20_000)}"`),
    () => Buffer.from('1e999999'),
  ];
  return Buffer.from(pick(random, choices)());
}

/** A strange value or a fitting one, as one segment of a path or one value of a query. */
export const strangeName = (random: Random, fitting: readonly string[]): string =>
  encodeName(random() < 0.4 ? pick(random, fitting) : pick(random, strangeValues), random);

function encodeName(value: unknown, random: Random): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  // Lone surrogates have no URI form; a stranger sends raw percent signs instead.
  if (!text.isWellFormed()) return '%ED%A0%80';
  return random() < 0.05 ? '%zz%' : encodeURIComponent(text.slice(0, 300));
}

function pathOf(operation: Operation, random: Random, fitting: readonly string[]): string {
  return operation.path.replace(/\{(\w+)\}/g, () =>
    encodeName(random() < 0.75 ? pick(random, fitting) : pick(random, strangeValues), random),
  );
}

function queryOf(schema: TSchema | undefined, random: Random): string {
  if (!schema || random() < 0.2) return '';
  const fields = Object.entries((schema as { properties?: Record<string, TSchema> }).properties ?? {});
  const orders = ['ModifiedDate desc', 'x; drop', 'Enabled', '-1'];
  return `?${fields
    .filter(() => random() < 0.6)
    .map(([name, field]) => {
      const value = random() < 0.4 ? sample(field) : pick(random, random() < 0.3 ? orders : strangeValues);
      return `${random() < 0.1 ? name.toUpperCase() : name}=${encodeName(value, random)}`;
    })
    .join('&')}`;
}

function multipartOf(random: Random, fitting: readonly unknown[]): Pick<FuzzRequest, 'headers' | 'payload'> {
  const boundary = 'fuzz';
  const names = [
    'frame',
    'frames',
    'image',
    'meta',
    'timing',
    'evidence',
    'operationId',
    'threshold',
    'nonce',
    '\u0000',
  ];
  const parts = Array.from({ length: Math.floor(random() * 5) }, () => {
    const name = pick(random, names);
    const file = random() < 0.5 ? `; filename="${pick(random, ['a.jpg', '', '../x', 'é'])}"` : '';
    const type =
      random() < 0.7 ? `Content-Type: ${pick(random, ['image/jpeg', 'application/json', 'x'])}\r\n` : '';
    const content = pick(random, random() < 0.4 ? fitting : strangeValues);
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type}\r\n${text}\r\n`;
  });
  const whole = `${parts.join('')}--${boundary}--\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: random() < 0.2 ? spoilBytes(whole, random) : Buffer.from(whole),
  };
}

const contentTypes = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'text/json',
  ';',
  'multipart/form-data',
];

/**
 * One request to an operation that is nearly right: made from its schemas, then spoiled.
 * @param fitting names and values that exist, so that requests get past the first look-up
 */
export function fuzzRequest(
  operation: Operation,
  base: string,
  random: Random,
  fitting: { names: readonly string[]; values: readonly unknown[] },
): FuzzRequest {
  const url = base + pathOf(operation, random, fitting.names) + queryOf(operation.query, random);
  if (operation.bodyKind === 'multipart') {
    const parts = multipartOf(random, fitting.values);
    if (random() > 0.1) return { url, ...parts };
    return { url, ...dressBody(String(parts.payload), parts.headers['content-type']!, random) };
  }
  // Nobody asked for a body; some send one.
  if (!operation.body)
    return { url, ...(random() < 0.1 ? dressBody('{}', 'application/json', random) : { headers: {} }) };
  let body = sample(operation.body) as unknown;
  for (let times = Math.floor(random() * 4); times > 0; times--) body = mutate(body, random, fitting.values);
  const text = JSON.stringify(body) ?? '';
  if (random() < 0.2) return { url, ...dressBody(text, 'application/json', random) };
  return {
    url,
    headers: { 'content-type': random() < 0.9 ? 'application/json' : pick(random, contentTypes) },
    payload: random() < 0.15 ? spoilBytes(text, random) : text,
  };
}
