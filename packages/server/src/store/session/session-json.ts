import { Type } from 'typebox';
import { jsonColumn, type Stored } from '../stored-json.ts';
import { CaptureRecord } from './capture-record.ts';
import type { SessionRow } from './session.ts';

/** What a session keeps of its end. All but the reason is optional: it came with later versions. */
const SessionResult = Type.Object({
  reason: Type.String(),
  /** The capture that decided; null when none did. */
  capture: Type.Optional(Type.Union([CaptureRecord, Type.Null()])),
  attemptId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  /** SHA-256 (hex) of the pictures as they arrived. */
  inputs: Type.Optional(Type.Array(Type.String())),
  /** Who looked at a capture in doubt, and what they said. */
  review: Type.Optional(
    Type.Object({
      openedAt: Type.String(),
      decisions: Type.Array(
        Type.Object({
          operator: Type.String(),
          decision: Type.Enum(['accept', 'reject']),
          at: Type.String(),
        }),
      ),
    }),
  ),
});
export type SessionResult = Stored<typeof SessionResult>;

const result = jsonColumn('session', 'result', SessionResult);
const customData = jsonColumn(
  'session',
  'custom_data',
  Type.Array(Type.Object({ Key: Type.String(), Value: Type.String() })),
);
const additionalData = jsonColumn('session', 'additional_data', Type.Record(Type.String(), Type.Unknown()));

/** How a session ended; null while it is pending, and when its time ran out. @throws JsonUnreadable */
export const readResult = (session: Pick<SessionRow, 'id' | 'result'>): SessionResult | null =>
  result(session.result, session.id);

/** What the user is shown of a session, in order. @throws JsonUnreadable */
export const readCustomData = (
  session: Pick<SessionRow, 'id' | 'custom_data'>,
): { Key: string; Value: string }[] => customData(session.custom_data, session.id);

/** The same for lists and pages; empty when it cannot be read. */
export const showCustomData = (
  session: Pick<SessionRow, 'id' | 'custom_data'>,
): { Key: string; Value: string }[] => customData.shown(session.custom_data, session.id, []);

/** How a session ended, for a page; null also when it cannot be read. */
export const showResult = (session: Pick<SessionRow, 'id' | 'result'>): SessionResult | null =>
  result.shown(session.result, session.id, null);

/** What the client sent along with a confirmation. @throws JsonUnreadable */
export const readAdditionalData = (
  session: Pick<SessionRow, 'id' | 'additional_data'>,
): Record<string, unknown> | null => additionalData(session.additional_data, session.id);
