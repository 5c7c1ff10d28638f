import { type Static, Type } from 'typebox';

const measure = Type.Optional(Type.Union([Type.Number(), Type.Null()]));

/**
 * The measured quality of the picture that a template was made of, as it lies beside every template; the face engine says
 * what each number means. Empty in erased rows; rows of earlier versions lack some.
 */
export const StoredQuality = Type.Object({
  eyeDistance: measure,
  sharpness: measure,
  brightness: measure,
  contrast: measure,
  saturated: measure,
  /** Of a credential: accounts that seemed to hold the same face when it was bound. */
  duplicates: Type.Optional(Type.Array(Type.String())),
});
export type StoredQuality = Static<typeof StoredQuality>;
