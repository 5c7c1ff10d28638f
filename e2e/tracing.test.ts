import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@selfsame/client';
import { personFrames } from './frames.ts';
import { apiKey, type RunningServer, startServer } from './server.ts';

/** A span as OTLP writes it in JSON (opentelemetry-proto, trace.proto). */
interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}
interface Sent {
  authorization: string | undefined;
  body: string;
}

const spansIn = ({ body }: Sent): Span[] =>
  (JSON.parse(body).resourceSpans as { scopeSpans: { spans: Span[] }[] }[])
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans);
const attributeOf = ({ attributes }: Span, name: string) => attributes.find(({ key }) => key === name)?.value;

describe('traces, sent to a collector', () => {
  const sent: Sent[] = [];
  const collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      sent.push({ authorization: request.headers.authorization, body: Buffer.concat(chunks).toString() });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  let server: RunningServer;
  before(async () => {
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    server = await startServer({
      env: {
        SELFSAME_OTLP_URL: `http://127.0.0.1:${port}/v1/traces`,
        SELFSAME_OTLP_AUTHORIZATION: 'Bearer of-the-collector',
      },
    });
  });
  after(async () => {
    await server?.remove();
    collector.close();
  });

  async function find(wanted: (span: Span) => boolean): Promise<Span> {
    for (let tries = 0; tries < 450; tries++) {
      const found = sent.flatMap(spansIn).find(wanted);
      if (found) return found;
      await sleep(100);
    }
    return assert.fail(`no such span among ${sent.flatMap(spansIn).map(({ name }) => name)}`);
  }

  test('a call, its statements and its analysis are one trace, the caller’s, and nothing in it is personal', async () => {
    const { id, value } = apiKey;
    const traceId = 'ab'.repeat(16);
    const traceparent = `00-${traceId}-${'cd'.repeat(8)}-01`;
    const client = createClient({
      ...{ baseUrl: server.baseUrl, apiKeyId: id, apiKeyValue: value },
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, traceparent } }),
    });
    const body = {
      AccountNumber: 'Ann-Number',
      DisplayName: 'Ann Person',
      Email: 'ann@person.test',
      Version: 0,
    };
    await client.CreateAccount({ body });
    const [picture] = await personFrames('cap12');
    const Data = picture!.toString('base64');
    await client.CheckLiveness({ body: { FacialImage: { DataType: 1, Data } } });
    await assert.rejects(client.GetOperation({ params: { OperationId: crypto.randomUUID() } }));

    const call = await find(
      (span) => attributeOf(span, 'selfsame.operation')?.stringValue === 'CheckLiveness',
    );
    assert.equal(call.traceId, traceId);
    assert.equal(call.parentSpanId, 'cd'.repeat(8));
    assert.equal(Number(attributeOf(call, 'http.response.status_code')?.intValue), 200);
    const analysis = await find(({ name }) => name === 'face analysis');
    assert.deepEqual([analysis.traceId, analysis.parentSpanId], [traceId, call.spanId]);
    const created = await find(
      (span) => attributeOf(span, 'selfsame.operation')?.stringValue === 'CreateAccount',
    );
    const insert = await find(
      ({ name, parentSpanId }) => name === 'INSERT account' && parentSpanId === created.spanId,
    );
    assert.equal(attributeOf(insert, 'db.system.name')?.stringValue, 'postgresql');
    await find((span) => span.name.startsWith('job '));

    const all = sent.map((each) => each.body).join('\n');
    for (const secret of ['Ann', 'person.test', Data.slice(0, 40), value, id])
      assert.ok(!all.includes(secret), secret);
    assert.deepEqual(
      [...new Set(sent.map(({ authorization }) => authorization))],
      ['Bearer of-the-collector'],
    );
  });

  test('a stop sends what waits', async () => {
    const before = sent.length;
    await fetch(`${server.baseUrl}/IDCompleteBackendEngine/IdentityService/v1/auth/token`, {
      method: 'POST',
    });
    await server.stop();
    const names = sent
      .slice(before)
      .flatMap(spansIn)
      .map(({ name }) => name);
    assert.ok(
      names.some((name) => name.startsWith('POST ')),
      String(names),
    );
  });
});
