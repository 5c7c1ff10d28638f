import { type CaptureOutcome, limits } from '@selfsame/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createCallWindows } from '../../platform/access/call-windows.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { doorUrl } from '../../platform/http/guard-doors.ts';
import { checksOf } from '../../platform/http/operation-checks.ts';
import { rateLimited } from '../../platform/http/problem.ts';
import { logProblem } from '../../platform/http/problem-body.ts';
import type { RateLimit } from '../../platform/http/rate-limit.ts';
import { answerSocket, OpenSockets } from '../../platform/http/sockets.ts';
import { inNameOf } from '../../platform/in-name-of.ts';
import { requireOpenTenant } from '../../store/tenant/require-open-tenant.ts';
import { requireJpeg } from '../capture/capture-parts.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { answerStep } from './answer-step.ts';

const minuteMs = 60_000;

function pageOf({ admitted }: FastifyRequest): CapturePrincipal {
  const page = admitted?.principal;
  if (page?.kind !== 'capture') throw new Error('A dialogue was reached without an access check');
  return page;
}

/** What the dialogue's socket needs of the server. */
export interface DialogueOptions {
  rateLimit: Pick<RateLimit, 'countCall'>;
  /** Told of every judged capture. */
  onOutcome: (outcome: CaptureOutcome) => void;
}

/**
 * Mounts the dialogue as a socket: one binary message per frame, one JSON text per answer, a `ChallengeState` or the
 * body of a problem. The same use case as `AnswerStep`, counted by the same limit; a page may change between the two with
 * every frame. A session has one socket: the latest. It opens at most `limits.dialogueSockets` a minute. Beyond that the page sends
 * requests.
 */
export function mountDialogue(
  fastify: FastifyInstance,
  session: SessionDependencies,
  { rateLimit, onOutcome }: DialogueOptions,
): void {
  const sockets = new OpenSockets();
  const opened = createCallWindows();
  const { params: checkParams } = checksOf('AnswerStep');
  fastify.route<{ Params: { attemptId: string } }>({
    method: 'GET',
    url: doorUrl('AnswerDialogue'),
    config: { door: 'AnswerDialogue' },
    websocket: true,
    onRequest: async (request) => {
      checkParams?.(request.params);
      await rateLimit.countCall('AnswerStep', request.ip);
      const { calls, leftMs } = opened.count(pageOf(request).sessionId, minuteMs);
      if (calls > limits.dialogueSockets) throw rateLimited(leftMs);
    },
    handler: (socket, request) => {
      const { params, id, ip } = request;
      const page = pageOf(request);
      sockets.keep(page.sessionId, socket);
      answerSocket(socket, {
        requestId: id,
        onFailure: (problem) => logProblem(request.log, problem, 'a step failed'),
        answer: (frame) =>
          inNameOf(page.tenantId, async () => {
            await rateLimit.countCall('AnswerStep', ip);
            // The socket was let in once; its tenant may have been disabled since.
            const admit = () => requireOpenTenant(session.db, page.tenantId);
            const state = await answerStep(session, page, params.attemptId, requireJpeg(frame), admit);
            if (state.outcome) onOutcome(state.outcome);
            return state;
          }),
      });
    },
  });
}
