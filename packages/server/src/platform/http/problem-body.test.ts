import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, errors, Problem as ProblemSchema } from '@selfsame/contract';
import { Problem } from './problem.ts';
import { problemBody, toProblem } from './problem-body.ts';

const context = { bodyLimit: 100, contentType: 'text/csv' };

test('problemBody: serves the wire and RFC 9457 in one object', () => {
  const problem = new Problem('E_ACCOUNT_NOT_FOUND', { args: ['jane'], cause: new Error('private') });
  assert.deepEqual(problemBody(problem, 'request-1'), {
    ID: 'E_ACCOUNT_NOT_FOUND',
    Message: "Account 'jane' not found.",
    Code: 'E_ACCOUNT_NOT_FOUND',
    Args: ['jane'],
    Type: null,
    StackTrace: null,
    InnerException: null,
    HelpLink: null,
    IsITAException: true,
    type: 'urn:selfsame:error:E_ACCOUNT_NOT_FOUND',
    title: 'Account not found',
    status: 404,
    detail: "Account 'jane' not found.",
    instance: 'request-1',
  });
});

test('problemBody: of every error code, has exactly the fields the contract declares', () => {
  const fields = Object.keys(ProblemSchema.properties).sort();
  for (const code of Object.keys(errors) as ErrorCode[]) {
    const body = problemBody(new Problem(code, { args: ['a', 'b', 'c'] }), 'r');
    assert.deepEqual(Object.keys(body).sort(), fields);
    assert.equal(body.status, errors[code].status);
    assert.doesNotMatch(body.Message, /\{\d\}/, code);
  }
});

test('toProblem: an unforeseen error, becomes E_INTERNAL and keeps its cause to itself', () => {
  const cause = new Error('password=hunter2');
  const problem = toProblem(cause, context);
  assert.equal(problem.code, 'E_INTERNAL');
  assert.equal(problem.cause, cause);
  assert.doesNotMatch(JSON.stringify(problemBody(problem, 'r')), /hunter2/);
  for (const thrown of [undefined, null, 'text', 7, { statusCode: 400 }])
    assert.equal(toProblem(thrown, context).code, 'E_INTERNAL');
});

test('toProblem: errors of the framework, become ours', () => {
  const codes = (error: object) => toProblem(Object.assign(new Error('x'), error), context).code;
  assert.equal(codes({ code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }), 'E_BODY_TOO_LARGE');
  assert.equal(
    codes({ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }),
    'E_MEDIA_TYPE_NOT_SUPPORTED',
  );
  assert.equal(codes({ code: 'FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 }), 'E_BODY_NOT_JSON');
  assert.equal(codes({ code: 'FST_ERR_BAD_URL', statusCode: 400 }), 'E_INVALID_ARGUMENT');
  assert.equal(codes({ code: 'FST_ERR_NOT_FOUND', statusCode: 404 }), 'E_ROUTE_NOT_FOUND');
  assert.equal(codes({ code: '23505' }), 'E_INTERNAL');
});

test('toProblem: an overloaded engine, asks to come back in whole seconds', () => {
  const problem = toProblem(
    Object.assign(new Error('x'), { name: 'EngineOverloaded', retryAfter: 0.2 }),
    context,
  );
  assert.deepEqual([problem.code, problem.status, problem.retryAfter], ['E_SERVER_BUSY', 503, 1]);
});
