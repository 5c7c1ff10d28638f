import { type Static, Type } from 'typebox';
import { Guid, Instant, Nullable } from '../primitives.ts';

/** A browser that is known for an account (extension): `newDevice` asks it for the face alone. */
export const KnownBrowser = Type.Object(
  {
    Id: Guid,
    Description: Type.String({ description: 'What it said of itself, for instance `Firefox, Windows`' }),
    CreatedDate: Instant,
    LastUsedDate: Nullable(Instant),
    ExpirationDate: Instant,
  },
  { $id: 'KnownBrowser' },
);
export type KnownBrowser = Static<typeof KnownBrowser>;
