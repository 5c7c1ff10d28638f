import { Type } from 'typebox';
import { operation } from '../operation.ts';
import {
  ClaimedHandoff,
  ClaimHandoffRequest,
  FollowQuery,
  Handoff,
  HandoffParams,
  HandoffProgress,
} from '../schemas/handoff.ts';

const service = 'capture';
const tag = 'Capture';
const access = { kind: 'capture' } as const;

/** From the desktop to the phone, within one session (camelCase, as all of the capture API). */
export const handoffOperations = {
  CreateHandoff: operation({
    service,
    method: 'POST',
    path: '/handoffs',
    access,
    tag,
    summary: 'Ask for a link and a QR code by which a phone goes on with this session',
    body: Type.Unknown(),
    bodyOptional: true,
    response: Handoff,
    errors: ['E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED'],
  }),
  ClaimHandoff: operation({
    service,
    method: 'POST',
    path: '/handoffs/claim',
    access: { kind: 'public' },
    tag,
    summary: 'Take a session over: the first device wins, any other is refused',
    body: ClaimHandoffRequest,
    response: ClaimedHandoff,
    errors: ['E_TENANT_DISABLED', 'E_LINK_NOT_VALID', 'E_HANDOFF_TAKEN'],
  }),
  FollowHandoff: operation({
    service,
    method: 'GET',
    path: '/handoffs/{handoffId}',
    access,
    tag,
    summary: 'Wait until the phone is further than `stage`, some seconds at most',
    params: HandoffParams,
    query: FollowQuery,
    response: HandoffProgress,
    errors: ['E_LINK_NOT_VALID'],
  }),
};
