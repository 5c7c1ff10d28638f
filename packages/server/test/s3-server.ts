import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** A real S3 server on this machine. */
export interface TestS3 {
  /** `s3://…` as the setting takes it. */
  url: string;
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Requests that it got so far. */
  requests(): number;
  /** Answers the next requests with 503, as a service that is overloaded. */
  failNext(count: number): void;
}

const bucket = 'selfsame-test';

/** Starts s3rver with one bucket; stopped at the end. It knows one account: S3RVER. */
export async function withS3(ending: { after(run: () => Promise<void>): void }): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), 'selfsame-s3-'));
  const s3 = new S3rver({
    directory,
    silent: true,
    configureBuckets: [{ name: bucket, configs: [] }],
  } as never);
  await (s3 as unknown as { configureBuckets(): Promise<void> }).configureBuckets();
  const answer = (
    s3 as unknown as { callback(): (q: IncomingMessage, a: ServerResponse) => void }
  ).callback();
  let requests = 0;
  let failures = 0;
  const server = createServer((request, response) => {
    requests += 1;
    if (failures === 0) return answer(request, response);
    failures -= 1;
    request.resume();
    response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ending.after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true, force: true });
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `s3://${bucket}/faces?endpoint=${endpoint}`,
    endpoint,
    bucket,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    requests: () => requests,
    failNext: (count) => {
      failures = count;
    },
  };
}
