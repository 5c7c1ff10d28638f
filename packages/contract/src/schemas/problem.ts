import { type Static, Type } from 'typebox';
import { Nullable } from './primitives.ts';

/** The error body: the wire's fields and RFC 9457's in one object. */
export const Problem = Type.Object(
  {
    ID: Type.String({ description: 'Error code, `E_…`' }),
    Message: Type.String(),
    Code: Type.String({ description: 'Same as ID' }),
    Args: Type.Array(Type.String()),
    Type: Nullable(Type.String()),
    StackTrace: Type.Null({ description: 'Always null: we never send one' }),
    InnerException: Type.Null(),
    HelpLink: Nullable(Type.String()),
    IsITAException: Type.Boolean(),
    type: Type.String({ description: 'RFC 9457 problem type' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: 'Request id, to be found in the log' }),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
