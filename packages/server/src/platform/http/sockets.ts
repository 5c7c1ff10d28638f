import { setTimeout as sleep } from 'node:timers/promises';
import websocket, { type WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';
import { problemBody, toProblem } from './problem-body.ts';

/** What a page names first when it opens a socket; its token follows as a second protocol. */
const dialogueProtocol = 'selfsame.dialogue.v1';
const tokenPrefix = 'bearer.';

/** Messages at once, the one that is being answered included: a page sends the next when the last is answered. */
const mostInside = 2;
/** How long a refusal waits before it is sent. */
const refusalMs = 100;
/** A socket that says nothing for so long is closed: a dialogue's step is over sooner. */
const idleMs = 30_000;

/**
 * Lets routes take sockets; call before any route is mounted.
 * @param maxPayload largest message, bytes
 */
export async function installSockets(fastify: FastifyInstance, maxPayload: number): Promise<void> {
  await fastify.register(websocket, {
    errorHandler: (error, socket, request) => {
      // Frames against the protocol are the client's fault: any stranger could fill the log with them.
      const isClients = (error as NodeJS.ErrnoException).code?.startsWith('WS_ERR_') ?? false;
      request.log[isClients ? 'debug' : 'error']({ err: error }, 'a socket failed');
      socket.terminate();
    },
    options: {
      maxPayload,
      // Never the token back: a browser fails the connection on a protocol it did not offer, and logs keep it.
      handleProtocols: (offered: Set<string>) => (offered.has(dialogueProtocol) ? dialogueProtocol : false),
    },
  });
}

/**
 * The token that came as a protocol: browsers let a page set no header on a socket, and an address ends up in logs.
 * @throws Problem E_USER_NOT_AUTHENTICATED when there is none
 */
export function tokenOfProtocols(header: string | undefined): string {
  const offered = (header ?? '').split(',').map((name) => name.trim());
  const token = offered.find((name) => name.startsWith(tokenPrefix))?.slice(tokenPrefix.length);
  if (!token || !offered.includes(dialogueProtocol)) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return token;
}

/** The open sockets of a process, one of each owner. */
export class OpenSockets {
  readonly #sockets = new Map<string, WebSocket>();

  /** Keeps a socket as its owner's only one: an older one is closed. A page that lost its connection has a new one. */
  keep(owner: string, socket: WebSocket): void {
    this.#sockets.get(owner)?.close(1_008, 'another socket was opened');
    this.#sockets.set(owner, socket);
    socket.once('close', () => {
      if (this.#sockets.get(owner) === socket) this.#sockets.delete(owner);
    });
  }
}

/** What answers the messages of a socket. */
export interface SocketAnswers {
  requestId: string;
  /** Told of answers that failed for no fault of the client's. */
  onFailure(problem: Problem): void;
  /** The answer to one binary message, sent as JSON text; a Problem is sent as its body. */
  answer(message: Buffer): Promise<unknown>;
}

/** Answers the messages of a socket one after the other, in their order. */
export function answerSocket(socket: WebSocket, { requestId, onFailure, answer }: SocketAnswers): void {
  let inside = 0;
  let last: Promise<void> = Promise.resolve();
  let idle = setTimeout(() => socket.close(1_001, 'idle'), idleMs);
  const reply = async (message: Buffer): Promise<void> => {
    // Who hung up waits for no answer.
    if (socket.readyState !== socket.OPEN) return;
    const body = await answer(message).catch(async (error: unknown) => {
      // The next message is read after it: whoever sends on and on is refused ten times a second, and not a thousand times.
      await sleep(refusalMs);
      const problem = toProblem(error, { bodyLimit: 0, contentType: 'image/jpeg' });
      if (problem.status >= 500) onFailure(problem);
      return problemBody(problem, requestId);
    });
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(body));
  };
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    clearTimeout(idle);
    idle = setTimeout(() => socket.close(1_001, 'idle'), idleMs);
    if (!isBinary) return socket.close(1_003, 'send frames as binary messages');
    if (inside >= mostInside) return socket.close(1_008, 'wait for the answers');
    inside++;
    last = last.then(() => reply(data)).finally(() => inside--);
  });
  socket.on('close', () => clearTimeout(idle));
}
