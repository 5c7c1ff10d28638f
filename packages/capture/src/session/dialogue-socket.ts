import type { ChallengeState, ErrorCode } from '@selfsame/contract';
import { isBusy } from './send-request.ts';
import type { ApiProblem } from './session-api.ts';

/** The page's end of a dialogue: a frame out, the state of the challenge back. */
export interface DialogueSocket {
  /** One at a time. Rejects as the session API does. */
  answer(frame: Blob, signal: AbortSignal): Promise<ChallengeState>;
  close(): void;
}

/** What a line is made of. */
export interface DialogueSocketOptions {
  /** Address of the socket, `ws:` or `wss:`. */
  readonly url: string;
  readonly token: string | null;
  /** The way that always works: a POST per frame. */
  readonly post: (frame: Blob, signal: AbortSignal) => Promise<ChallengeState>;
  /** Makes the error of a refusal. */
  readonly refuse: (problem: ApiProblem) => Error;
  readonly createSocket: (url: string, protocols: string[]) => WebSocket;
}

/** `WebSocket.OPEN`, for browsers that have none. */
const OPEN = 1;
const PROTOCOL = 'selfsame.dialogue.v1';
/** A socket that is silent for so long is given up for the other way. */
const SILENT_MS = 4_000;

/**
 * Opens a socket and uses it as soon as it stands. Until then, and when it breaks, each frame goes by POST: the server
 * keeps the dialogue in its database, so that both ways lead to the same.
 */
export function openDialogueSocket(options: DialogueSocketOptions): DialogueSocket {
  const socket = options.token === null ? null : connect(options);
  return {
    async answer(frame, signal) {
      if (socket?.readyState !== OPEN) return options.post(frame, signal);
      const text = await exchange(socket, frame, signal);
      if (text === null) {
        socket.close();
        // The frame may have arrived; if so, the server passes over the copy.
        return options.post(frame, signal);
      }
      const answer = JSON.parse(text) as SocketAnswer;
      if ('state' in answer) return answer;
      // A full server is waited for as by POST, which knows how.
      if (isBusy(answer.status)) return options.post(frame, signal);
      throw options.refuse({ kind: 'refused', status: answer.status, code: answer.Code ?? null });
    },
    close: () => socket?.close(),
  };
}

function connect({ url, token, createSocket }: DialogueSocketOptions): WebSocket | null {
  try {
    const socket = createSocket(url, [PROTOCOL, `bearer.${token}`]);
    socket.binaryType = 'arraybuffer';
    return socket;
  } catch {
    // A policy without `connect-src` for sockets throws here in some browsers; where there is no socket, its name does.
    return null;
  }
}

/** Sends a frame and waits for the answer's text; null when there will be none. */
function exchange(socket: WebSocket, frame: Blob, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      socket.removeEventListener('message', onMessage);
      socket.removeEventListener('close', onSilence);
      signal.removeEventListener('abort', onAbort);
      finish();
    };
    const onMessage = ({ data }: MessageEvent) => settle(() => resolve(String(data)));
    const onSilence = () => settle(() => resolve(null));
    const onAbort = () => settle(() => reject(signal.reason));
    const timer = setTimeout(onSilence, SILENT_MS);
    socket.addEventListener('message', onMessage);
    socket.addEventListener('close', onSilence);
    signal.addEventListener('abort', onAbort);
    socket.send(frame);
  });
}

/** What comes back over the socket: the state, or the body of a problem. */
type SocketAnswer = ChallengeState | { status: number; Code?: ErrorCode };
