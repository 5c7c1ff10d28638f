import type { StepLook } from '@selfsame/face';
import type { Dialogue } from './dialogue.ts';
import { drawOf } from './kept-faces.ts';
import { stepPolicy } from './step-policy.ts';

/** What makes the draws of one purpose others than those of the next. */
const salts = { surroundings: 0x2545f491, identity: 0x6c8e9cf5 } as const;

/**
 * What the next frame of a dialogue is looked at for. Until the neutral pose is known, for everything. Then a face is embedded
 * in each pose in which it may be kept, at rest and turned, and on the way between them in frames that the attempt's seed
 * draws; the seed draws, too, where second faces are looked for. Nobody knows beforehand which frames those are. Pure.
 */
export function lookAt({ neutral, seed, digests }: Dialogue): StepLook {
  if (neutral === null) return { surroundings: true, identity: 'always' };
  const isDrawn = (purpose: keyof typeof salts, share: number) =>
    drawOf(seed ^ salts[purpose], digests.length) < share;
  return {
    surroundings: isDrawn('surroundings', stepPolicy.look.surroundings),
    identity: isDrawn('identity', stepPolicy.look.identity)
      ? 'always'
      : {
          neutral,
          near: stepPolicy.center,
          turned: { yaw: stepPolicy.yaw, pitch: stepPolicy.pitch },
        },
  };
}
