import type { StepLook } from '@selfsame/face';
import type { RandomBelow } from './challenge.ts';
import type { Dialogue } from './dialogue.ts';
import { stepPolicy } from './step-policy.ts';

/**
 * What the next frame of a dialogue is looked at for. Until the neutral pose is known, for everything. Then a face is looked
 * at closely in each pose in which it may be kept, at rest and turned, and on the way between them in frames that are drawn. Second faces
 * are looked for in frames that are drawn, too, and in all of them from one in which there was a second face up to one in
 * which there is none. Each frame is drawn anew when it has come: nothing that was seen of earlier ones says which it will be.
 */
export function lookAt({ neutral, isAccompanied }: Dialogue, random: RandomBelow): StepLook {
  if (neutral === null) return { surroundings: true, closely: 'always' };
  const { surroundingsOneIn, closelyOneIn } = stepPolicy.look;
  const surroundings = random(surroundingsOneIn) === 0;
  return {
    surroundings: surroundings || isAccompanied === true,
    closely:
      random(closelyOneIn) === 0
        ? 'always'
        : {
            neutral,
            near: stepPolicy.center,
            turned: { yaw: stepPolicy.yaw, pitch: stepPolicy.pitch },
          },
  };
}
