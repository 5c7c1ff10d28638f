import { type Static, Type } from 'typebox';

const exact = { additionalProperties: false } as const;
const words = (description: string) => Type.String({ minLength: 3, description });
const cosine = Type.Number({ minimum: -1, maximum: 1 });
const rate = Type.Number({ minimum: 0, maximum: 1 });
const count = Type.Integer({ minimum: 0 });
const point = Type.Tuple([Type.Number(), Type.Number()], { description: 'x, y in pixels of the input' });
const side = Type.Integer({ minimum: 16, maximum: 1024 });
const mean = Type.Number({ minimum: -255, maximum: 255 });

const row = Type.Object({ cosine, fmr: rate, fnmr: rate });

/** A calibration table, as `selfsame calibrate` writes it. It may hold more than is read here: counts and intervals. */
const calibration = Type.Object({
  source: words('Which pictures it was measured on'),
  caveat: words('What the table does not say'),
  impostorPairs: Type.Integer({ minimum: 1 }),
  genuinePairs: Type.Integer({ minimum: 1 }),
  smallestFmr: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
  rows: Type.Array(row, { minItems: 2 }),
  groups: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        impostorPairs: count,
        genuinePairs: count,
        smallestFmr: Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 1 }), Type.Null()]),
        rows: Type.Array(row),
      }),
    ),
  ),
});

/** The numbers of one model, in the manifest or in a file of their own. What was not measured is null, and said so. */
export const NumbersFile = Type.Object(
  {
    model: Type.String({ description: 'Id of the model' }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the file that was measured' }),
    calibration,
    samePerson: Type.Object({ facing: cosine, turned: cosine, source: words('Where they come from') }, exact),
    occlusion: Type.Union([
      Type.Object(
        {
          least: Type.Object({ capture: Type.Number(), photo: Type.Number(), step: Type.Number() }, exact),
          leastPreferred: Type.Number(),
          source: words('Where they come from'),
        },
        exact,
      ),
      Type.Null(),
    ]),
    views: Type.Union([
      Type.Object(
        {
          near: cosine,
          nearer: Type.Number(),
          mostApart: Type.Number({ exclusiveMinimum: 0 }),
          leastFrames: Type.Integer({ minimum: 1 }),
          source: words('Where they come from'),
        },
        exact,
      ),
      Type.Null(),
    ]),
  },
  exact,
);
export type NumbersFile = Static<typeof NumbersFile>;

/** The manifest of an operator's own embedder. */
export const EmbedderManifest = Type.Object(
  {
    id: Type.String({
      pattern: '^[a-z0-9][a-z0-9.-]{2,63}$',
      description: 'Stored with every template: 3 to 64 small letters, digits, dots and hyphens',
    }),
    file: Type.String({ minLength: 1, description: 'ONNX file, relative to the manifest' }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of that file, lower-case hex' }),
    source: words('Where the weights come from'),
    licence: words('Licence of the weights, and what is known of the training data'),
    input: Type.Object(
      {
        width: side,
        height: side,
        channels: Type.Union([Type.Literal('rgb'), Type.Literal('bgr')]),
        mean: Type.Union([mean, Type.Tuple([mean, mean, mean])], {
          description: 'Subtracted from 0…255: one number, or one each for red, green and blue',
        }),
        scale: Type.Number({ exclusiveMinimum: 0, description: 'Multiplied with the difference' }),
      },
      exact,
    ),
    alignment: Type.Object(
      {
        rightEye: point,
        leftEye: point,
        noseTip: point,
        rightMouthCorner: point,
        leftMouthCorner: point,
      },
      { ...exact, description: 'Where these points of a face lie in the input; right is the person’s right' },
    ),
    dimension: Type.Integer({ minimum: 8, maximum: 1024 }),
    numbers: Type.Optional(
      Type.Union([
        Type.String({
          minLength: 1,
          description: 'File that `selfsame calibrate` wrote, relative to the manifest',
        }),
        NumbersFile,
      ]),
    ),
  },
  exact,
);
export type EmbedderManifest = Static<typeof EmbedderManifest>;
