import assert from 'node:assert/strict';
import type { App } from '../../src/app.ts';

/** A call that must succeed. @returns the answer's body */
export type Call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
  token?: string,
  // biome-ignore lint/suspicious/noExplicitAny: answers of many operations, asserted where they are read
) => Promise<any>;

/**
 * What the page does with its link, to the end of one capture that shows a picture five times.
 * @param page.facingMode what the browser calls its camera
 */
export async function captureOnPage(
  { app, call, picture, facingMode = 'user' }: { app: App; call: Call; picture: Buffer; facingMode?: string },
  { kind, id, secret }: { kind: string; id: string; secret: string },
): Promise<void> {
  const opened = await call('POST', '/capture/v1/sessions/open', { kind, id, secret });
  if (kind === 'transaction') await call('POST', '/capture/v1/approve', undefined, opened.token);
  const { attemptId } = await call('POST', '/capture/v1/attempts', undefined, opened.token);
  const form = new FormData();
  const frames = Array.from({ length: 5 }, (_, index) => ({ atMs: index * 150 }));
  form.append(
    'meta',
    JSON.stringify({ frames, camera: { width: 1280, height: 720, facingMode }, detector: 'wasm' }),
  );
  for (const _ of frames) {
    form.append('frame', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'frame.jpg');
  }
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const reply = await app.fastify.inject({
    method: 'POST',
    url: `/capture/v1/attempts/${attemptId}`,
    headers: {
      authorization: `Bearer ${opened.token}`,
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  assert.equal(reply.json().outcome, 'accepted', reply.body);
}
