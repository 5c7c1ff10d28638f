import type {
  AnswerCapturePasskeyRequest,
  BeginCapturePasskeyRequest,
  CaptureMarks,
  CaptureOutcome,
  CapturePasskeyCeremony,
  CapturePasskeyCode,
  CapturePasskeyCodeOutcome,
  CapturePasskeyOutcome,
  CaptureState,
  ChallengeState,
  ClaimHandoffRequest,
  ErrorCode,
  Handoff,
  HandoffProgress,
  IssuedAttempt,
  OpenCaptureRequest,
  OpenedCapture,
  PasskeySkipReason,
} from '@selfsame/contract';
import { type SandboxCalls, sandboxCalls } from '../sandbox/sandbox-calls.ts';
import { answerCalls } from './answer-calls.ts';
import { type DialogueSocket, openDialogueSocket } from './dialogue-socket.ts';
import type { ApiRequest, ApiResponse, SendRequest } from './send-request.ts';
import { isBusy, SendingError } from './send-request.ts';

/** Why a call came to nothing. `refused` carries the server's error code. */
export type ApiProblem =
  | { readonly kind: 'network' | 'timeout' | 'busy' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: ErrorCode | null };

/** Thrown by every method of {@link SessionApi}. */
export class ApiError extends Error {
  readonly problem: ApiProblem;

  constructor(problem: ApiProblem) {
    super(problem.kind === 'refused' ? `refused: ${problem.code ?? problem.status}` : problem.kind);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** What opening gives: the session, its looks, and how it stands with a hand-off. */
export interface Opened extends Omit<OpenedCapture, 'token'> {
  /** On a phone that took over: the code that the desktop shows too. */
  readonly code: string | null;
}

/** The page's side of the capture API. Rejects with {@link ApiError}, or with SendingError 'aborted'. */
export interface SessionApi {
  /** Exchanges the link for a session; must come first. */
  open(signal?: AbortSignal): Promise<Opened>;
  /** The session as it stands now. */
  read(signal?: AbortSignal): Promise<CaptureState>;
  /** A way for a phone to take over. */
  createHandoff(signal?: AbortSignal): Promise<Handoff>;
  /** Waits until the phone is further than `stage`, half a minute at most. */
  followHandoff(
    handoffId: string,
    stage: HandoffProgress['stage'] | null,
    signal?: AbortSignal,
  ): Promise<HandoffProgress>;
  /** A fresh single-use challenge; `calm` without changing colours. */
  issueAttempt(calm?: boolean, signal?: AbortSignal): Promise<IssuedAttempt>;
  /** Sends the evidence. Sent again with the same id after a lost connection, it has the same outcome. */
  submit(
    attemptId: string,
    evidence: FormData,
    onProgress: (fraction: number) => void,
    signal?: AbortSignal,
  ): Promise<CaptureOutcome>;
  /** The line on which the challenge of an attempt is answered. */
  openDialogue(attemptId: string): DialogueSocket;
  /** Approves what a transaction is about; one that needs no picture ends with it. */
  accept(signal?: AbortSignal): Promise<CaptureState>;
  decline(signal?: AbortSignal): Promise<CaptureState>;
  /** What the browser's dialog for a passkey is opened with, here or, at `origin`, by the page around this one. */
  beginPasskey(asked: BeginCapturePasskeyRequest, signal?: AbortSignal): Promise<CapturePasskeyCeremony>;
  /** Sends what the authenticator gave. */
  answerPasskey(answer: AnswerCapturePasskeyRequest, signal?: AbortSignal): Promise<CapturePasskeyOutcome>;
  /** The user does without. */
  skipPasskey(reason: PasskeySkipReason, signal?: AbortSignal): Promise<CaptureState>;
  /** Has the code sent that stands in for a passkey; `again`: another one although one is on its way. */
  sendCode(again: boolean, signal?: AbortSignal): Promise<CapturePasskeyCode>;
  /** Sends what the user entered. */
  answerCode(code: string, signal?: AbortSignal): Promise<CapturePasskeyCodeOutcome>;
  /** What stands for a user and a camera, in a sandbox. */
  readonly sandbox: SandboxCalls;
  /** Tells how far the page has got. Nobody waits for it, and it may be lost. */
  report(marks: CaptureMarks): void;
}

/** What the API needs of the outside world. */
export interface SessionApiDependencies {
  /** Address of the capture API without a slash at the end, for instance `/capture/v1`. */
  readonly base: string;
  /** The transaction's own link, or that of a hand-off. */
  readonly link: OpenCaptureRequest | ClaimHandoffRequest;
  /** Opens a socket; the browser's own in production. */
  readonly createSocket: (url: string, protocols: string[]) => WebSocket;
  readonly sendRequest: SendRequest;
  /** Sends JSON text even while the page is being left. */
  readonly sendLast: (url: string, token: string, body: string) => void;
  /** Waits; rejects with SendingError 'aborted' when the signal fires. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Resolves when the browser believes it has a connection, at the latest after `ms`. */
  readonly untilOnline: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const ANSWER_TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 60_000;
/** The server waits up to 20 s for news of the phone. */
const FOLLOW_TIMEOUT_MS = 35_000;
/** Pauses before each repetition when the server names none. */
const PAUSES_MS = [500, 1_500, 4_000];
/** Longest pause a server may ask for before the user is told instead. */
const MAX_PAUSE_MS = 20_000;
const MAX_OFFLINE_MS = 30_000;

/** The calls of one session. Its token stays in memory only; one that is gone is had anew, once. */
function createCaller(dependencies: SessionApiDependencies) {
  const { base, link } = dependencies;
  let token: string | null = null;

  async function call<T>({ isOnce = false, ...request }: Call, signal?: AbortSignal): Promise<T> {
    const whole: ApiRequest = {
      method: 'POST',
      token,
      body: null,
      timeoutMs: ANSWER_TIMEOUT_MS,
      ...request,
      url: base + request.url,
    };
    return (await sendPatiently(dependencies, whole, isOnce, signal)) as T;
  }

  async function open(signal?: AbortSignal): Promise<Opened> {
    const url = 'device' in link ? '/handoffs/claim' : '/sessions/open';
    const { token: given, ...opened } = await call<OpenedCapture & { code?: string }>(
      { url, body: JSON.stringify(link), token: null },
      signal,
    );
    token = given;
    return { code: null, ...opened };
  }

  async function callWithToken<T>(request: Call, signal?: AbortSignal): Promise<T> {
    try {
      return await call<T>(request, signal);
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.kind !== 'refused') throw error;
      if (error.problem.status !== 401) throw error;
      await open(signal);
      return call<T>(request, signal);
    }
  }

  return { open, callWithToken, readToken: () => token };
}

/** Builds the client of one session. */
export function createSessionApi(dependencies: SessionApiDependencies): SessionApi {
  const { open, callWithToken, readToken } = createCaller(dependencies);
  return {
    open,
    read: (signal) => callWithToken<CaptureState>({ method: 'GET', url: '/session' }, signal),
    createHandoff: (signal) => callWithToken<Handoff>({ url: '/handoffs' }, signal),
    followHandoff: (handoffId, stage, signal) =>
      callWithToken<HandoffProgress>(
        {
          method: 'GET',
          url: `/handoffs/${encodeURIComponent(handoffId)}${stage === null ? '' : `?stage=${stage}`}`,
          timeoutMs: FOLLOW_TIMEOUT_MS,
        },
        signal,
      ),
    issueAttempt: (calm = false, signal) => {
      // Whoever comes here has agreed on the introduction: it is the only way to the camera.
      const body = JSON.stringify({ consent: true, ...(calm && { noFlash: true }) });
      return callWithToken<IssuedAttempt>({ url: '/attempts', body }, signal);
    },
    submit: (attemptId, body, onProgress, signal) =>
      callWithToken<CaptureOutcome>(
        { url: `/attempts/${encodeURIComponent(attemptId)}`, body, onProgress, timeoutMs: UPLOAD_TIMEOUT_MS },
        signal,
      ),
    openDialogue: (attemptId) => openDialogue(dependencies, { attemptId, token: readToken(), callWithToken }),
    ...answerCalls(callWithToken),
    sandbox: sandboxCalls(callWithToken),
    report(marks) {
      const token = readToken();
      if (token !== null) dependencies.sendLast(`${dependencies.base}/marks`, token, JSON.stringify(marks));
    },
  };
}

/** The line on which the challenge of an attempt is answered: a socket, or a POST per frame. */
function openDialogue(
  { base, createSocket }: SessionApiDependencies,
  of: { attemptId: string; token: string | null; callWithToken: CallWithToken },
): DialogueSocket {
  const path = `/attempts/${encodeURIComponent(of.attemptId)}`;
  const url = new URL(`${base}${path}/dialogue`, document.baseURI);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return openDialogueSocket({
    url: url.href,
    token: of.token,
    createSocket,
    refuse: (problem) => new ApiError(problem),
    post: (frame, signal) => {
      const body = new FormData();
      body.append('frame', frame, 'frame.jpg');
      return of.callWithToken<ChallengeState>({ url: `${path}/steps`, body }, signal);
    },
  });
}

/** `isOnce`: not sent again when no answer comes, because it may have been counted. */
export type Call = Partial<ApiRequest> & { url: string; isOnce?: boolean };

/** Sends with the token of the session. */
export type CallWithToken = <T>(request: Call, signal?: AbortSignal) => Promise<T>;

/** Sends, and sends again when the server is busy, and after a lost connection unless that may count twice. */
async function sendPatiently(
  { sendRequest, wait, untilOnline }: SessionApiDependencies,
  request: ApiRequest,
  isOnce: boolean,
  signal?: AbortSignal,
): Promise<unknown> {
  for (let repetition = 0; ; repetition++) {
    const result = await attempt(sendRequest, request, signal);
    if (!('problem' in result)) return result.json;
    const mayRepeat = !isOnce || result.problem.kind === 'busy';
    const pause = mayRepeat ? pauseBefore(repetition, result) : null;
    if (pause === null) throw new ApiError(result.problem);
    await wait(pause, signal);
    if (result.problem.kind === 'network') await untilOnline(MAX_OFFLINE_MS, signal);
  }
}

type Failure = { readonly problem: ApiProblem; readonly retryAfterSec: number | null };

async function attempt(
  sendRequest: SendRequest,
  request: ApiRequest,
  signal?: AbortSignal,
): Promise<{ readonly json: unknown } | Failure> {
  let response: ApiResponse;
  try {
    response = await sendRequest(request, signal);
  } catch (error) {
    if (!(error instanceof SendingError) || error.reason === 'aborted') throw error;
    return { problem: { kind: error.reason }, retryAfterSec: null };
  }
  const { status, json, retryAfterSec } = response;
  if (status >= 200 && status < 300) return { json };
  if (isBusy(status)) return { problem: { kind: 'busy' }, retryAfterSec };
  // A proxy in between that lost the server: as good as no connection.
  if (status === 502 || status === 504) return { problem: { kind: 'network' }, retryAfterSec };
  return { problem: { kind: 'refused', status, code: codeOf(json) }, retryAfterSec };
}

function codeOf(json: unknown): ErrorCode | null {
  if (typeof json !== 'object' || json === null || !('Code' in json)) return null;
  return typeof json.Code === 'string' ? (json.Code as ErrorCode) : null;
}

/** Pause in ms before the next repetition, or null when the user should be told. */
function pauseBefore(repetition: number, { problem, retryAfterSec }: Failure): number | null {
  const usual = PAUSES_MS[repetition];
  if (problem.kind === 'refused' || usual === undefined) return null;
  if (problem.kind === 'timeout' && repetition > 0) return null;
  const pause = retryAfterSec === null ? usual : retryAfterSec * 1000;
  return pause <= MAX_PAUSE_MS ? pause : null;
}
