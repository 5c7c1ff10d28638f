import { type CaptureOutcome, services } from '@selfsame/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Gate } from '../platform/gate.ts';
import { checksOf } from '../platform/operation-checks.ts';
import type { CapturePrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { answerSocket, tokenOfProtocols } from '../platform/sockets.ts';
import { answerStep } from './answer-step.ts';
import { requireJpeg } from './capture-parts.ts';
import type { SessionDependencies } from './session-dependencies.ts';

declare module 'fastify' {
  interface FastifyRequest {
    capturePage: CapturePrincipal | null;
  }
}

/**
 * Mounts the dialogue as a socket: one binary message per frame, one JSON text per answer, a `ChallengeState` or the
 * body of a problem. The same use case as `AnswerStep`; a page may change between the two with every frame.
 */
export const mountDialogue = (
  fastify: FastifyInstance,
  session: SessionDependencies,
  gate: Gate,
  onOutcome: (outcome: CaptureOutcome) => void,
): void => {
  fastify.decorateRequest('capturePage', null);
  const [base] = services.capture.bases;
  const { params: checkParams } = checksOf('AnswerStep');
  fastify.route<{ Params: { attemptId: string } }>({
    method: 'GET',
    url: `${base}/attempts/:attemptId/dialogue`,
    websocket: true,
    onRequest: async (request: FastifyRequest) => {
      checkParams?.(request.params);
      const token = tokenOfProtocols(request.headers['sec-websocket-protocol']);
      request.capturePage = await gate.capture(token);
      if (!request.capturePage) throw new Problem('E_USER_NOT_AUTHENTICATED');
    },
    handler: (socket, request) => {
      const { capturePage, params, id } = request;
      if (!capturePage) throw new Error('A dialogue was reached without an access check');
      answerSocket(socket, {
        requestId: id,
        onFailure: (problem) =>
          request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'a step failed'),
        answer: async (frame) => {
          const state = await answerStep(session, capturePage, params.attemptId, requireJpeg(frame));
          if (state.outcome) onOutcome(state.outcome);
          return state;
        },
      });
    },
  });
};
