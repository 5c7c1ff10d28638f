import type { StepAsk } from '@selfsame/contract';
import { filmPixels, stepFilming, stillFilming } from '../../../../fixtures/attacks/material/film-pixels.ts';
import { openMesh } from '../../../../fixtures/attacks/material/open-mesh.ts';
import { type PersonPhoto, personPhotos, photoPairs } from '../../../../fixtures/attacks/material/people.ts';
import { calmManner, createPath, type Manner, type Told } from '../../../../fixtures/attacks/puppet/path.ts';
import { still } from '../../../../fixtures/attacks/puppet/puppet.ts';
import {
  openWorkshop,
  type PuppetRecipe,
  puppetRecipes,
  recipeNamed,
  type Workshop,
} from '../../../../fixtures/attacks/puppet-recipes.ts';
import { createRandom } from '../../../../fixtures/create-random.ts';
import { cycle } from './recordings.ts';
import type { Species } from './species.ts';
import type { Show } from './stage.ts';

let opened: Promise<Workshop> | undefined;
/** The workshop of this process; its models are loaded when the first puppet is made. */
export function workshop(): Promise<Workshop> {
  opened ??= openMesh().then(openWorkshop);
  return opened;
}

/** What the puppet does for each ask of the dialogue. */
const toldBy = (ask: StepAsk): Told => ask;

/** Frames and pictures of one photo that answers whatever is asked, along a continuous path. */
export async function playPuppet(
  recipe: PuppetRecipe,
  photo: PersonPhoto,
  { trial, now, manner = calmManner }: { trial: number; now(): number; manner?: Manner },
): Promise<{ show: Show; stills(): Promise<Buffer[]> }> {
  const random = createRandom(5_000 + trial);
  const puppet = await (await workshop()).make(recipe, photo, random);
  const path = createPath(manner);
  return {
    show: async (ask) => filmPixels(puppet(path(toldBy(ask), now())), random, recipe.filming ?? stepFilming),
    // The photo as it is, but for the hand and the grain: what a later person would be compared with.
    stills: () =>
      Promise.all(
        Array.from({ length: 6 }, () =>
          filmPixels(puppet(still), random, { ...stillFilming, ...(recipe.filming && { quality: 60 }) }),
        ),
      ),
  };
}

/** Each recipe, enrolling: the photo of a new person every time. */
const enrolments: Species[] = puppetRecipes.map((recipe) => ({
  name: `one photo: ${recipe.name}`,
  kind: 'injection',
  isClaimed: false,
  cost: recipe.cost,
  run: async (stage, trial) => {
    const { show, stills } = await playPuppet(recipe, cycle(personPhotos, trial), {
      trial,
      now: () => stage.clock.now().getTime(),
    });
    return stage.attempt(show, stills);
  },
}));

/** Recipes that are played against an account, too. */
const against = [
  'ellipsoid+homography, calibrated, relit',
  'mesh puppet, triangles',
  'mesh puppet, pattern, grain, irises and lids, by a reader of the source',
];

/** The same against an account that was enrolled from another photo of the person. */
const verifications: Species[] = against.map(recipeNamed).map((recipe) => ({
  name: `against an account, enrolled from another photo: ${recipe.name}`,
  kind: 'injection',
  isClaimed: false,
  cost: recipe.cost,
  run: async (stage, trial) => {
    const { enrolled, stolen } = cycle(photoPairs, trial);
    const { show, stills } = await playPuppet(recipe, stolen, {
      trial,
      now: () => stage.clock.now().getTime(),
    });
    return stage.attemptAgainst(await enrolled.load(), show, stills);
  },
}));

/** One photo that was made to move, against the dialogue. */
export const puppetKit: readonly Species[] = [...enrolments, ...verifications];
