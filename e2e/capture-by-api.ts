import { fetchWhenFree } from './api.ts';

/** What the page does, without a browser: opens a session, asks for a challenge, posts frames. */

/** The parts of the server's answer that the journeys look at. */
export interface AttemptAnswer {
  status: number;
  outcome?: 'accepted' | 'retry' | 'rejected';
  remedies?: string[];
  session?: { status: number; page: string | null; attemptsLeft: number };
  ID?: string;
}

/** The two halves of a link, and which kind it is. */
export interface Link {
  kind: 'operation' | 'transaction';
  id: string;
  secret: string;
}

/** Exchanges a link for a capture token; the answer has `token` and `session` when it was good. */
async function openSession(baseUrl: string, link: Link) {
  const response = await fetchWhenFree(`${baseUrl}/capture/v1/sessions/open`, json(link));
  return { status: response.status, body: (await response.json()) as { token: string; ID?: string } };
}

/** Opens the link, approves a transaction, and posts the frames as one attempt, a picture every `intervalMs`. */
export async function captureByApi(
  baseUrl: string,
  link: Link,
  frames: Buffer[],
  intervalMs = 100,
): Promise<AttemptAnswer> {
  const opened = await openSession(baseUrl, link);
  if (opened.status !== 200)
    return { status: opened.status, ...(opened.body.ID ? { ID: opened.body.ID } : {}) };
  const authorization = `Bearer ${opened.body.token}`;
  if (link.kind === 'transaction')
    await fetchWhenFree(`${baseUrl}/capture/v1/approve`, { method: 'POST', headers: { authorization } });
  const challenge = await fetchWhenFree(`${baseUrl}/capture/v1/attempts`, {
    method: 'POST',
    headers: { authorization },
  });
  const issued = (await challenge.json()) as { attemptId: string; ID?: string };
  if (challenge.status !== 200) return { status: challenge.status, ...(issued.ID ? { ID: issued.ID } : {}) };
  const response = await fetchWhenFree(`${baseUrl}/capture/v1/attempts/${issued.attemptId}`, {
    method: 'POST',
    headers: { authorization },
    body: evidence(frames, intervalMs),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

function evidence(frames: Buffer[], intervalMs: number): FormData {
  const form = new FormData();
  const meta = {
    frames: frames.map((_, i) => ({ atMs: i * intervalMs })),
    camera: { width: 640, height: 480 },
    detector: 'js',
  };
  form.append('meta', JSON.stringify(meta));
  for (const [i, frame] of frames.entries()) {
    form.append('frame', new Blob([new Uint8Array(frame)], { type: 'image/jpeg' }), `${i}.jpg`);
  }
  return form;
}

function json(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
