import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { type ListFields, readListQuery } from './list-query.ts';
import { Problem } from './problem.ts';

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const fields: ListFields = {
  AccountNumber: { column: 'account.account_number', kind: 'text' },
  DisplayName: { column: 'account.display_name', kind: 'label' },
  Rules: { column: 'account.rules', kind: 'integer' },
  Enabled: { column: 'account.enabled', kind: 'boolean' },
  Id: { column: 'account.id', kind: 'guid' },
  CreatedDate: { column: 'account.created_at', kind: 'instant' },
};
const defaults = { sort: 'AccountNumber', tieBreaker: 'account.id' };
function where(filter: string) {
  const { sql, parameters } = readListQuery({ filter }, fields, defaults).where.compile(compiler);
  return { sql, parameters };
}
const orderBy = (sort?: string) =>
  readListQuery(sort === undefined ? {} : { sort }, fields, defaults).orderBy.compile(compiler).sql;
function refusal(query: { filter?: string; sort?: string }): string {
  try {
    readListQuery(query, fields, defaults);
  } catch (error) {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'E_INVALID_ARGUMENT');
    return error.message;
  }
  assert.fail('was not refused');
}

test('readListQuery: nothing asked, gives everything in the default order and the default page', () => {
  const clauses = readListQuery({}, fields, defaults);
  assert.equal(clauses.where.compile(compiler).sql, 'true');
  assert.equal(orderBy(), '"account"."account_number" collate "C" asc nulls first, "account"."id" asc');
  assert.deepEqual([clauses.start, clauses.size], [0, 20]);
});

test('readListQuery: several pairs, all must hold and values are bound', () => {
  assert.deepEqual(where("AccountNumber:o'neill; enabled:TRUE"), {
    sql: '"account"."account_number" = $1 and "account"."enabled" = $2',
    parameters: ["o'neill", true],
  });
});

test('readListQuery: a trailing star, matches a prefix literally', () => {
  assert.deepEqual(where('AccountNumber:50%_*'), {
    sql: 'starts_with("account"."account_number", $1)',
    parameters: ['50%_'],
  });
});

test('readListQuery: an identifier beyond ASCII, is asked for in both normal forms; a label is folded', () => {
  const [composed, decomposed] = ['Zoë'.normalize('NFC'), 'Zoë'.normalize('NFD')];
  assert.deepEqual(where(`AccountNumber:${composed}`), {
    sql: '"account"."account_number" in ($1, $2)',
    parameters: [composed, decomposed],
  });
  assert.deepEqual(where(`AccountNumber:${decomposed}*`), {
    sql: '(starts_with("account"."account_number", $1) or starts_with("account"."account_number", $2))',
    parameters: [decomposed, composed],
  });
  assert.deepEqual(where(`DisplayName:${composed}`), {
    sql: 'fold_text("account"."display_name") = fold_text($1)',
    parameters: [composed],
  });
});

test('readListQuery: escapes, take the meaning from ; * and \\', () => {
  assert.deepEqual(where('DisplayName:a\\;b\\*').parameters, ['a;b*']);
  assert.deepEqual(where('AccountNumber:a\\\\').parameters, ['a\\']);
  assert.deepEqual(where('AccountNumber:a:b*c').parameters, ['a:b*c']);
});

test('readListQuery: an empty value, matches fields without one', () => {
  assert.equal(
    where('DisplayName:').sql,
    '("account"."display_name" is null or "account"."display_name" = \'\')',
  );
  assert.equal(where('CreatedDate:').sql, '"account"."created_at" is null');
});

test('readListQuery: days and ranges, include the whole last day', () => {
  assert.deepEqual(where('CreatedDate:2026-01-31').parameters, [
    new Date('2026-01-31T00:00:00Z'),
    new Date('2026-02-01T00:00:00Z'),
  ]);
  assert.deepEqual(where('CreatedDate:..2026-01-31T12:00:00Z'), {
    sql: '(true and "account"."created_at" <= $1)',
    parameters: [new Date('2026-01-31T12:00:00Z')],
  });
});

test('readListQuery: sort, takes field names in any case and desc', () => {
  assert.equal(orderBy('createddate,DESC'), '"account"."created_at" desc nulls last, "account"."id" desc');
});

test('readListQuery: an unknown field, is refused with the names of those there are', () => {
  assert.match(refusal({ filter: 'Name:x' }), /no field 'Name'.*AccountNumber, DisplayName, Rules/);
  assert.match(refusal({ sort: 'Name' }), /sort knows no field 'Name'/);
});

test('readListQuery: values of the wrong kind, are refused with the field named', () => {
  assert.match(refusal({ filter: 'Rules:one' }), /Rules is a whole number/);
  assert.match(refusal({ filter: 'Rules:99999999999' }), /Rules is a whole number/);
  assert.match(refusal({ filter: 'Enabled:yes' }), /Enabled is true or false/);
  assert.match(refusal({ filter: 'Id:7' }), /Id is a GUID/);
  assert.match(refusal({ filter: 'CreatedDate:2026-13-40' }), /CreatedDate is a day/);
  assert.match(refusal({ filter: 'CreatedDate:yesterday' }), /CreatedDate is a day/);
  for (const day of ['2026-02-30', '2026-02-29T12:00:00Z', '2026-01-01..2026-04-31', '2100-02-29..'])
    assert.match(refusal({ filter: `CreatedDate:${day}` }), /CreatedDate: there is no day 2/, day);
  assert.deepEqual(where('CreatedDate:2028-02-29').parameters[0], new Date('2028-02-29T00:00:00Z'));
  assert.match(refusal({ filter: 'Rules:1*' }), /Rules is not text/);
  assert.match(refusal({ filter: 'AccountNumber:a\0' }), /no stored text/);
  assert.match(refusal({ filter: 'AccountNumber' }), /'Field:value'/);
  assert.match(refusal({ sort: 'Rules,down' }), /'Field,desc'/);
  assert.match(refusal({ sort: 'Rules,desc,asc' }), /'Field,desc'/);
});
