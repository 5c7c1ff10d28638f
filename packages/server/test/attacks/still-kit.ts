import sharp from 'sharp';
import { filmPixels, readPixels, stillFilming } from '../../../../fixtures/attacks/material/film-pixels.ts';
import { personPhotos, photoPairs } from '../../../../fixtures/attacks/material/people.ts';
import { lightFromSide } from '../../../../fixtures/attacks/overlay/side-light.ts';
import { morphFaces } from '../../../../fixtures/attacks/render/morph.ts';
import { filmScreen } from '../../../../fixtures/attacks/render/screen.ts';
import { createRandom } from '../../../../fixtures/create-random.ts';
import { workshop } from './puppet-kit.ts';
import { calmPictures, cycle, filmed } from './recordings.ts';
import type { Species } from './species.ts';

const six = <T>(make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 6 }, (_, i) => make(i)));
const free = { lines: 0, euros: 0 };

/** Six pictures of one photo, as a hand would hold the camera. */
async function heldPhoto(trial: number, random: () => number) {
  const { pixels, box } = await (await workshop()).layPhoto(cycle(personPhotos, trial));
  return {
    pixels,
    shownContext: pixels.height / (box.y2 - box.y1),
    film: () => filmPixels(pixels, random, stillFilming),
  };
}

const screens = [1.4, 1.8, 2.4].map(
  (context): Species => ({
    name: `passive: photo on a phone’s screen (rendered), context ${context}`,
    kind: 'presentation',
    isClaimed: false,
    cost: { ...free, material: 'one photo, a phone', minutes: '1' },
    run: async (stage, trial) => {
      const random = createRandom(7_000 + trial);
      const { pixels, shownContext } = await heldPhoto(trial, random);
      const filmedScreen = filmScreen(pixels, { context, shownContext });
      return stage.attemptPassive(await six(() => filmPixels(filmedScreen, random, stillFilming)));
    },
  }),
);

/** An earlier capture of the same clip, accepted; then again, edited. */
const again = (name: string, edit: (picture: Buffer) => Promise<Buffer>): Species => ({
  name: `passive: an earlier capture again, ${name}`,
  kind: 'injection',
  isClaimed: true,
  cost: { material: 'a capture that was sent before', lines: 10, minutes: '10', euros: 0 },
  run: async (stage, trial) => {
    const random = createRandom(8_000 + trial);
    const clip = cycle(['cap12', 'cap13', 'franck'] as const, trial);
    const frames = await Promise.all(
      (await calmPictures(clip, Math.floor(trial / 3))).map((picture) => filmed(picture, random, 634)),
    );
    await stage.attemptPassive(frames);
    return stage.attemptPassive(await Promise.all(frames.map(edit)));
  },
});

const sideLit =
  (strength: number) =>
  async (picture: Buffer): Promise<Buffer> => {
    const { data, width, height } = lightFromSide(await readPixels(picture), strength);
    return sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88 })
      .toBuffer();
  };

/** Species that show still pictures: in the passive mode, or as a photo that is enrolled. */
export const stillKit: readonly Species[] = [
  {
    name: 'passive: one photo, six times, every byte the same',
    kind: 'injection',
    isClaimed: true,
    cost: { material: 'one photo', lines: 10, minutes: '10', euros: 0 },
    run: async (stage, trial) => {
      const picture = await (await heldPhoto(trial, createRandom(trial))).film();
      return stage.attemptPassive(Array<Buffer>(6).fill(picture));
    },
  },
  {
    name: 'passive: one photo, injected with a hand’s shake',
    kind: 'injection',
    isClaimed: false,
    cost: { material: 'one photo', lines: 15, minutes: '15', euros: 0 },
    run: async (stage, trial) =>
      stage.attemptPassive(await six((await heldPhoto(trial, createRandom(trial))).film)),
  },
  ...screens,
  again('mirrored', (picture) => sharp(picture).flop().jpeg({ quality: 88 }).toBuffer()),
  again('lit from one side, 0.2', sideLit(0.2)),
  again('lit from one side, 0.6', sideLit(0.6)),
  {
    name: 'two strangers’ photos, both upside down, are one person',
    kind: 'presentation',
    isClaimed: true,
    cost: { ...free, material: 'a photo of one’s own', minutes: '1' },
    run: async (stage, trial) => {
      const [one, other] = [cycle(personPhotos, trial), cycle(personPhotos, trial + 1)];
      const turned = async (file: Buffer) =>
        sharp(file).autoOrient().rotate(180).jpeg({ quality: 92 }).toBuffer();
      return stage.compare(await turned(await one.load()), await turned(await other.load()));
    },
  },
  {
    name: 'photo of two people blended: the first of them is its owner',
    kind: 'presentation',
    isClaimed: false,
    cost: { material: 'a photo of each', lines: 60, minutes: '90, then 1', euros: 0 },
    run: async (stage, trial) => {
      const { enrolled, stolen } = cycle(photoPairs, trial);
      const random = createRandom(9_000 + trial);
      const shop = await workshop();
      const partner = personPhotos.filter(({ person }) => person !== enrolled.person)[trial % 20]!;
      const morph = morphFaces(await shop.layPhoto(enrolled), await shop.layPhoto(partner));
      return stage.compare(await filmPixels(morph, random, stillFilming), await stolen.load());
    },
  },
];
