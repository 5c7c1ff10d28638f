import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnknownField } from './request-schema.ts';
import { tellUnknownFields } from './unknown-fields.ts';

const known = ['CheckLivenessXx', 'CheckLiveness', 'TimeoutSec', 'Tag', 'Tags'];

/** Tells of fields. @returns the header, what was logged and the refusal, if any */
function tell(fields: UnknownField[], isStrict = false) {
  const headers: [string, string][] = [];
  const logged: unknown[] = [];
  const info = (facts: { unknownFields: string[] }, text: string) =>
    logged.push([text, ...facts.unknownFields]);
  const request = { log: { info } };
  const reply = { header: (name: string, value: string) => headers.push([name, value]) };
  let refused: string | null = null;
  try {
    tellUnknownFields(fields, { request, reply, isStrict } as never);
  } catch (error) {
    refused = (error as Error).message;
  }
  return { headers, logged, refused };
}
const field = (path: string): UnknownField => ({ path, known });

test('tellUnknownFields: nothing unknown, nothing told', () => {
  assert.deepEqual(tell([], true), { headers: [], logged: [], refused: null });
});

test('tellUnknownFields: names each, with what was probably meant; only strictness refuses', () => {
  const fields = [field('Policy.CheckLivness'), field('timeoutsecs'), field('Colour')];
  const told = '"Policy.CheckLivness";meant="CheckLiveness", "timeoutsecs";meant="TimeoutSec", "Colour"';
  const paths = ['Policy.CheckLivness', 'timeoutsecs', 'Colour'];
  const headers = [['selfsame-unknown-fields', told]];
  assert.deepEqual(tell(fields), { headers, logged: [['unknown fields ignored', ...paths]], refused: null });
  const strict = tell(fields, true);
  assert.deepEqual([strict.headers, strict.logged], [headers, [['unknown fields refused', ...paths]]]);
  assert.match(
    strict.refused!,
    /'Policy\.CheckLivness' is not a field of this request; did you mean 'CheckLiveness'\?$/,
  );
  assert.match(tell([field('Colour')], true).refused!, /'Colour' is not a field of this request\.$/);
});

test('tellUnknownFields: two letters may differ and never half of a name; the nearest is meant', () => {
  const meant = (path: string) => /meant="(\w+)"/.exec(tell([field(path)]).headers[0]![1])?.[1];
  assert.equal(meant('CheckLivenxxs'), 'CheckLiveness');
  assert.equal(meant('CheckLivexxxs'), undefined, 'three letters differ');
  assert.equal(meant('Tax'), 'Tag');
  assert.equal(meant('Txx'), undefined, 'two of three letters');
  assert.equal(meant('xxgs'), undefined, 'half of four letters');
  assert.equal(meant('Tagsx'), 'Tags');
  assert.equal(meant('CheckLivenessX'), 'CheckLivenessXx', 'the first of two that are as near');
  assert.equal(meant('CheckLiveneSs'), 'CheckLiveness', 'the nearer of two');
});

test('tellUnknownFields: a part of one name, means it; a part of several or a short one, means none', () => {
  const of = (path: string) =>
    tell([{ path, known: ['FacialImageAccountNumber', 'PhoneNumber', 'FacialImage', 'Data'] }])
      .headers[0]![1];
  assert.equal(of('AccountNumber'), '"AccountNumber";meant="FacialImageAccountNumber"');
  assert.equal(of('Number'), '"Number"');
  assert.equal(of('Imag'), '"Imag"');
  assert.equal(of('Facial'), '"Facial"');
});

test('tellUnknownFields: ten at most, and no name that could be data', () => {
  const many = Array.from({ length: 12 }, (_, i) => field(`Field${i}`));
  const { headers, logged } = tell(many);
  assert.equal(headers[0]![1].split(', ').length, 10);
  assert.equal((logged[0] as string[]).length, 1 + 10);
  const odd = tell([field('Ada Lovelace'), field('x'.repeat(129))]);
  assert.deepEqual(odd.logged, [
    ['unknown fields ignored', 'a field whose name is no identifier', 'a field whose name is no identifier'],
  ]);
  assert.doesNotMatch(odd.headers[0]![1], /Ada|xxx/);
});
