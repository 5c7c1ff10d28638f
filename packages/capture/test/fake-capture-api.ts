import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CaptureMarks, CaptureOutcome, CaptureState, ErrorCode, PageLook } from '@selfsame/contract';
import { captureContentSecurityPolicy, captureDist } from '../dist-path.ts';
import { pendingSession } from './sessions.ts';

/** An answer of the fake API: a status and a JSON body. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A submission as it arrived. */
export interface Submission {
  readonly attemptId: string;
  readonly meta: { frames: { atMs: number }[]; camera: Record<string, unknown>; detector: string };
  readonly jpegs: readonly Buffer[];
}

/** What the fake answers; each call may be replaced by a test. */
export interface FakeAnswers {
  open(): Answer;
  issue(count: number): Answer;
  submit(submission: Submission, count: number): Answer | Promise<Answer>;
  accept(): Answer;
  decline(): Answer;
  read(): Answer;
  /** A hand-off is asked for. */
  handoff(): Answer;
  /** The desktop asks for news; `stage` is what it knows. */
  follow(stage: string | null): Answer | Promise<Answer>;
  claim(): Answer;
}

/** A running fake: serves the built page with its real policy, and speaks the capture API. */
export interface FakeServer {
  readonly origin: string;
  readonly link: string;
  readonly submissions: Submission[];
  /** Calls in order, `POST /attempts` and the like. */
  readonly calls: string[];
  /** What the page told of how far it got. */
  readonly reports: CaptureMarks[];
}

/** No answer: the connection breaks. */
export const drop: Answer = { status: 0, json: null };

export const ok = (json: unknown): Answer => ({ status: 200, json });

export const refuse = (status: number, code: ErrorCode, headers: Record<string, string> = {}): Answer => ({
  status,
  json: { ID: code, Code: code, Message: code, Args: [] },
  headers,
});

/** An outcome of a submission, with the session it leaves. */
export function outcome(
  result: CaptureOutcome['outcome'],
  remedies: CaptureOutcome['remedies'] = [],
  changes: Partial<CaptureState> = {},
): Answer {
  const done: Partial<CaptureState> = result === 'accepted' ? { status: 1, page: 'verifiedPage' } : {};
  return ok({ outcome: result, remedies, session: pendingSession({ ...done, ...changes }) });
}

const standard: FakeAnswers = {
  open: () => ok({ token: 'token-1', session: pendingSession() }),
  issue: (count) =>
    ok({
      attemptId: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
      challenge: { kind: 'passive' },
      dueAt: new Date(Date.now() + 120_000).toISOString(),
    }),
  submit: () => outcome('accepted'),
  accept: () => ok(pendingSession({ status: 1, page: 'verifiedPage' })),
  decline: () => ok(pendingSession({ status: 2, page: 'verifyDeclinedPage' })),
  read: () => ok(pendingSession()),
  handoff: () => refuse(404, 'E_ROUTE_NOT_FOUND'),
  follow: () => refuse(404, 'E_LINK_NOT_VALID'),
  claim: () => refuse(404, 'E_LINK_NOT_VALID'),
};

/** Looks of a tenant that has not changed anything. */
export const plainLook: PageLook = {
  requester: 'Harbour Bank',
  logo: null,
  colors: null,
  texts: [],
  privacyUrl: null,
  helpUrl: null,
};

/** Fills in what most tests don't care about. */
function withLook(answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  return { ...answer, json: { look: plainLook, handoffId: null, ...(answer.json as object) } };
}

/** How the fake serves the page beside the API. */
export interface FakeOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers some paths itself, for instance with an embedding page; null leaves them to the fake. */
  readonly serve?: (path: string) => { type: string; body: string | Buffer; status?: number } | null;
}

/** Starts the fake on a free port of localhost, until the test ends. */
export async function startFake(
  t: TestContext,
  answers: Partial<FakeAnswers> = {},
  options: FakeOptions = {},
): Promise<FakeServer> {
  const all = { ...standard, ...answers };
  const submissions: Submission[] = [];
  const calls: string[] = [];
  const reports: CaptureMarks[] = [];
  let issued = 0;
  const answerApi = async (path: string, request: IncomingMessage): Promise<Answer> => {
    const body = await readBody(request);
    if (path === '/marks') {
      reports.push(JSON.parse(String(body)));
      return ok({});
    }
    calls.push(path);
    if (path === '/sessions/open') return withLook(all.open());
    if (path === '/handoffs/claim') return withLook(all.claim());
    if (request.headers.authorization === undefined) return refuse(401, 'E_USER_NOT_AUTHENTICATED');
    if (path === '/attempts') return all.issue(++issued);
    if (path === '/session') return all.read();
    if (path === '/handoffs') return all.handoff();
    if (path.startsWith('/handoffs/'))
      return all.follow(new URL(request.url ?? '', 'http://fake').searchParams.get('stage'));
    if (path === '/approve') return all.accept();
    if (path === '/decline') return all.decline();
    const submission = await readSubmission(path.slice('/attempts/'.length), request, body);
    submissions.push(submission);
    return all.submit(submission, submissions.length);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    const special = options.serve?.(pathname) ?? null;
    if (special !== null) {
      response.writeHead(special.status ?? 200, { 'content-type': special.type }).end(special.body);
    } else if (pathname.startsWith('/capture/v1')) {
      void answerApi(pathname.slice('/capture/v1'.length), request).then(({ status, json, headers }) => {
        if (status === 0) breakOff(response);
        else
          response
            .writeHead(status, { 'content-type': 'application/json', ...headers })
            .end(JSON.stringify(json));
      });
    } else {
      void serveFile(pathname, response, options.headers ?? {});
    }
  });
  const origin = await listen(server, t);
  return {
    origin,
    link: `${origin}/?i=113e838b-be34-53e9-c52f-3cc45b2d10ce&s=TbAeETwpOxbvKy7rWCeOcQ==`,
    submissions,
    calls,
    reports,
  };
}

/** Listens on a free port until the test ends. @returns the origin */
async function listen(server: Server, t: TestContext): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** Breaks the connection in the middle of an answer: one that breaks before it, Chromium would repeat by itself. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{', () => response.destroy());
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

async function serveFile(path: string, response: ServerResponse, headers: Readonly<Record<string, string>>) {
  const file = path === '/' ? '/index.html' : path;
  const body = await readFile(join(captureDist, file)).catch(() => null);
  response.writeHead(body === null ? 404 : 200, {
    'content-type': types[extname(file)] ?? 'text/plain',
    'content-security-policy': captureContentSecurityPolicy,
    ...headers,
  });
  response.end(body ?? 'not found');
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readSubmission(
  attemptId: string,
  request: IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Promise<Submission> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(body, { headers }).formData();
  const files = form.getAll('frame').filter((part) => typeof part !== 'string');
  return {
    attemptId,
    meta: JSON.parse(String(form.get('meta'))),
    jpegs: await Promise.all(files.map(async (file) => Buffer.from(await file.arrayBuffer()))),
  };
}
