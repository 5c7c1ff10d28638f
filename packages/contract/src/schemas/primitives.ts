import { type TSchema, Type } from 'typebox';
import { type EndReason, endReasonNames } from '../end-reasons.ts';

/** `T | null`, as the wire writes empty values. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Optional in a request, and null counts as absent. */
export const Maybe = <T extends TSchema>(schema: T) => Type.Optional(Nullable(schema));

/** Lower-case GUID (any 128 random bits, no RFC 9562 version required). */
export const Guid = Type.String({
  pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  description: 'GUID',
  examples: ['113e838b-be34-53e9-c52f-3cc45b2d10ce'],
});

/** ISO 8601 instant in UTC. */
export const Instant = Type.String({
  format: 'date-time',
  description: 'ISO 8601, UTC',
  examples: ['2021-10-13T15:59:25.06Z'],
});

/** Counts the changes of a record; a larger one is no version of anything. */
export const RecordVersion = Type.Integer({
  minimum: 0,
  maximum: 2_147_483_647,
  description: 'Counts the changes; a change must send the stored one',
});

/** How an operation or transaction stands. */
export const sessionStatus = Type.Integer({
  minimum: 0,
  maximum: 5,
  description: '0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled',
});

/** What the wire says of a status. */
export const sessionMessage = Nullable(
  Type.String({ description: 'The status in words. Compare the status and not these' }),
);

/** Key and value, as custom data travels. */
export const KeyValue = Type.Object({
  Key: Type.String({ maxLength: 128, description: 'Name of the value' }),
  Value: Type.String({ maxLength: 1024, description: 'What the user is shown beside it' }),
});

/** Anything JSON that we store and echo without giving it meaning (docs/wire.md#fields-that-are-only-echoed). */
export const Echo = Type.Unknown({ description: 'Stored and echoed, no behaviour' });

/** A page of a list. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ Items: Type.Array(item), TotalCount: Type.Integer({ minimum: 0 }) });

/** Why an operation or transaction ended. */
export const endReason = Type.Unsafe<EndReason>({
  type: 'string',
  enum: [...endReasonNames],
  description:
    'Why it ended, finer than Status; what to do about each: integrator guide, "Why it ended" (extension)',
});
