import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { BlobStore } from './blob-store.ts';

/** Where the objects are and who may reach them. */
export interface S3Location {
  /** Origin of the service, for example `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string;
  bucket: string;
  /** Before every name, without slashes at its ends; may be empty. */
  prefix: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Thrown when the service answers with an error that trying again does not cure. */
export class BlobStoreFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BlobStoreFailed';
  }
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const tries = 4;
const answerWithinMs = 15_000;

/**
 * Blobs as objects `<prefix>/<2 hex>/<id>` of an S3-compatible service (path-style addresses, Signature Version 4).
 * S3 confirms a write once it is durable, and gives a written object to every later reader. Failures of the
 * network, 429 and 5xx are tried 4 times with growing pauses.
 * @param firstPauseMs before the second try; each later pause is three times the one before
 */
export function createS3BlobStore(location: S3Location, firstPauseMs = 100): BlobStore {
  const { endpoint, bucket, prefix, region, accessKeyId, secretAccessKey } = location;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const root = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  const base = prefix === '' ? '' : `${prefix}/`;
  const urlOf = (id: string): string => {
    // An id is never user input, but an address is never built from anything else either.
    if (!idPattern.test(id)) throw new RangeError('A blob id is a lower-case GUID');
    return `${root}/${base}${id.slice(0, 2)}/${id}`;
  };
  const send = (url: string, init: RequestInit, fine: readonly number[]): Promise<Response> =>
    sendPatiently(
      firstPauseMs,
      (signal) => client.fetch(url, { ...init, signal }),
      `${init.method} in bucket ${bucket}`,
      fine,
    );
  return {
    async put(id, sealed) {
      const body = new Uint8Array(sealed);
      const headers = { 'content-type': 'application/octet-stream' };
      await discard(await send(urlOf(id), { method: 'PUT', body, headers }, [200, 201, 204]));
    },
    async get(id) {
      const answer = await send(urlOf(id), { method: 'GET' }, [200, 404]);
      if (answer.status === 200) return Buffer.from(await answer.arrayBuffer());
      await discard(answer);
      return null;
    },
    async delete(id) {
      await discard(await send(urlOf(id), { method: 'DELETE' }, [200, 204, 404]));
    },
    async *list() {
      for (let token: string | null = ''; token !== null; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: base });
        if (token !== '') query.set('continuation-token', token);
        const answer = await send(`${root}?${query}`, { method: 'GET' }, [200]);
        const page = readListing(await answer.text());
        for (const { key, ...rest } of page.objects) {
          const id = key.slice(key.lastIndexOf('/') + 1);
          if (idPattern.test(id)) yield { id, ...rest };
        }
        token = page.next;
      }
    },
  };
}

async function sendPatiently(
  firstPauseMs: number,
  attempt: (signal: AbortSignal) => Promise<Response>,
  act: string,
  fine: readonly number[],
): Promise<Response> {
  let reason = '';
  let cause: unknown;
  for (let count = 1, pauseMs = firstPauseMs; count <= tries; count += 1, pauseMs *= 3) {
    if (count > 1) await sleep(pauseMs * (0.5 + Math.random()));
    try {
      const answer = await attempt(AbortSignal.timeout(answerWithinMs));
      if (fine.includes(answer.status)) return answer;
      reason = `${answer.status} ${/<Code>([^<]{1,100})</.exec(await answer.text())?.[1] ?? ''}`.trim();
      if (answer.status < 500 && answer.status !== 429) break;
    } catch (error) {
      cause = error;
      reason = error instanceof Error ? error.name : 'failed';
    }
  }
  throw new BlobStoreFailed(`The object store did not do ${act}: ${reason}`, { cause });
}

/** Frees the connection. */
async function discard(answer: Response): Promise<void> {
  await answer.arrayBuffer();
}

/** Reads a ListObjectsV2 answer; its names are ours and need no entities. */
interface Listing {
  objects: { key: string; modifiedAt: Date; bytes: number }[];
  next: string | null;
}

function readListing(xml: string): Listing {
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, entry = '']) => ({
    key: /<Key>(.*?)<\/Key>/s.exec(entry)?.[1] ?? '',
    modifiedAt: new Date(/<LastModified>(.*?)<\/LastModified>/s.exec(entry)?.[1] ?? Number.NaN),
    bytes: Number(/<Size>(\d+)<\/Size>/.exec(entry)?.[1] ?? 0),
  }));
  const token = /<NextContinuationToken>(.*?)<\/NextContinuationToken>/s.exec(xml)?.[1];
  return { objects, next: token ? decodeEntities(token) : null };
}

const decodeEntities = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
