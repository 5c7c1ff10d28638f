import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Lets a stopping server end with its last answer. Node closes only those connections that have answered a request and
 * wait for the next. A browser also opens connections ahead of any request (Chromium does), and Node no longer times
 * these out once a server stops, so each would hold up the stop until the browser closes it. Those that became
 * something else than HTTP (sockets) are closed by whoever made them so.
 */
export function closeUnusedConnections(fastify: FastifyInstance): void {
  const { server } = fastify;
  /** Requests that each connection has running. */
  const running = new Map<Socket, number>();
  let isClosing = false;
  const closeUnused = (socket: Socket) => {
    if (isClosing && running.get(socket) === 0) socket.destroy();
  };
  server.on('connection', (socket) => {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
    closeUnused(socket);
  });
  server.on('request', ({ socket }, response) => {
    running.set(socket, (running.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const count = running.get(socket);
      // Gone already: put back it would stay for ever.
      if (count === undefined) return;
      running.set(socket, count - 1);
      closeUnused(socket);
    });
  });
  fastify.addHook('onReady', async () => {
    // A listener of ours alone would have Node take every request to upgrade as answered.
    if (server.listenerCount('upgrade') > 0) server.on('upgrade', ({ socket }) => running.delete(socket));
  });
  fastify.addHook('preClose', async () => {
    isClosing = true;
    for (const socket of running.keys()) closeUnused(socket);
  });
}
