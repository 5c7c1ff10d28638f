import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import { Problem } from './problem.ts';
import { problemBody, toProblem } from './problem-body.ts';

/** What a page names first when it opens a socket; its token follows as a second protocol. */
export const dialogueProtocol = 'selfsame.dialogue.v1';
const tokenPrefix = 'bearer.';

/** Messages that may wait while one is being answered: a page sends the next when the last is answered. */
const mostWaiting = 4;
/** A socket that says nothing for so long is closed: a dialogue's step is over sooner. */
const idleMs = 30_000;

/**
 * Lets routes take sockets; call before any route is mounted.
 * @param maxPayload largest message, bytes
 */
export const installSockets = async (fastify: FastifyInstance, maxPayload: number): Promise<void> => {
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
};

/**
 * The token that came as a protocol: browsers let a page set no header on a socket, and an address ends up in logs.
 * @throws Problem E_USER_NOT_AUTHENTICATED when there is none
 */
export const tokenOfProtocols = (header: string | undefined): string => {
  const offered = (header ?? '').split(',').map((name) => name.trim());
  const token = offered.find((name) => name.startsWith(tokenPrefix))?.slice(tokenPrefix.length);
  if (!token || !offered.includes(dialogueProtocol)) throw new Problem('E_USER_NOT_AUTHENTICATED');
  return token;
};

/** What answers the messages of a socket. */
export interface SocketAnswers {
  requestId: string;
  /** Told of answers that failed for no fault of the client's. */
  onFailure(problem: Problem): void;
  /** The answer to one binary message, sent as JSON text; a Problem is sent as its body. */
  answer(message: Buffer): Promise<unknown>;
}

/** Answers the messages of a socket one after the other, in their order. */
export const answerSocket = (socket: WebSocket, { requestId, onFailure, answer }: SocketAnswers): void => {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  let idle = setTimeout(() => socket.close(1_001, 'idle'), idleMs);
  const reply = async (message: Buffer): Promise<void> => {
    const body = await answer(message).catch((error: unknown) => {
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
    if (waiting >= mostWaiting) return socket.close(1_008, 'wait for the answers');
    waiting++;
    last = last.then(() => reply(data)).finally(() => waiting--);
  });
  socket.on('close', () => clearTimeout(idle));
};
