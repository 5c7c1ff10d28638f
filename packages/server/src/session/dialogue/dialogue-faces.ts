import {
  type DialogueTextures,
  type FaceTexture,
  meanTemplate,
  meanTexture,
  type TurnedView,
} from '@selfsame/face';
import type { Dialogue } from '../../judge/dialogue.ts';
import { type FaceGroup, type KeptFace, placeOf } from '../../judge/kept-faces.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  challengeFaceContext,
  readChallengeFaces,
  writeChallengeFace,
} from '../../store/session/challenge-face.ts';
import type { SessionRow } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { sessionKeyOf } from './dialogue-reference.ts';
import { type StepFace, stepFaceFromBytes, stepFaceToBytes } from './step-face.ts';

type Dependencies = Pick<SessionDependencies, 'vault'>;

/** The faces of one turn's peak or of one rest. */
export interface FacesOfGroup {
  yaw: number;
  pitch: number;
  faces: StepFace[];
}

/** Seals one frame's face under the session's key. */
export async function keepFace(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  { attemptId, kept, face }: { attemptId: string; kept: KeptFace; face: StepFace },
): Promise<void> {
  const key = await sessionKeyOf(deps, tx, session);
  const place = placeOf(kept);
  const context = challengeFaceContext(attemptId, place);
  const sealed = deps.vault.seal(key, stepFaceToBytes(face), context);
  await writeChallengeFace(tx, { attemptId, place, sealed });
}

/** The faces that were kept of a dialogue, in their groups. */
export interface DialogueFaces {
  /** Of the rest before a turn with this number; null when none was kept. */
  rest(turn: number): FacesOfGroup | null;
  /** Of the peak of a turn; null when none was kept. */
  peak(turn: number): FacesOfGroup | null;
}

/** Opens all faces that were kept of a dialogue. */
export async function openFaces(
  deps: Dependencies,
  db: Db,
  session: SessionRow,
  { attemptId, dialogue }: { attemptId: string; dialogue: Dialogue },
): Promise<DialogueFaces> {
  const key = await sessionKeyOf(deps, db, session);
  const sealed = await readChallengeFaces(db, attemptId);
  const groupOf = (group: FaceGroup, index: number): FacesOfGroup | null => {
    const opened = dialogue.faces
      .filter((kept) => kept.group === group && kept.index === index)
      .flatMap((kept) => {
        const place = placeOf(kept);
        const bytes = sealed.get(place);
        if (!bytes) return [];
        const plain = deps.vault.unseal(key, bytes, challengeFaceContext(attemptId, place));
        return [{ yaw: kept.yaw, pitch: kept.pitch, face: stepFaceFromBytes(plain) }];
      });
    if (opened.length === 0) return null;
    return {
      yaw: mean(opened.map(({ yaw }) => yaw)),
      pitch: mean(opened.map(({ pitch }) => pitch)),
      faces: opened.map(({ face }) => face),
    };
  };
  return { rest: (turn) => groupOf('neutral', turn), peak: (turn) => groupOf('turned', turn) };
}

/** The person's turned views, one of each turn that counts, in their order. */
export const turnedViewsOf = (dialogue: Dialogue, faces: DialogueFaces): TurnedView[] =>
  dialogue.turns.slice(0, dialogue.asked).flatMap((turn, index) => {
    const peak = dialogue.spoiled.includes(index) ? null : faces.peak(index);
    if (peak === null || dialogue.neutral === null) return [];
    return [
      {
        turn,
        yaw: peak.yaw - dialogue.neutral.yaw,
        pitch: peak.pitch - dialogue.neutral.pitch,
        frames: peak.faces.length,
        template: meanTemplate(peak.faces.map(({ template }) => template)),
      },
    ];
  });

/** Two rests count as one pose within this many degrees: then whatever differs between them has moved by itself. */
const restSpread = 2;
/** Pairs of rests that are compared; the mean over them is what bounds were fitted on. */
const mostRests = 3;

function textureOf({ faces }: FacesOfGroup): FaceTexture | null {
  const textures = faces.flatMap(({ texture }) => texture ?? []);
  return textures.length === 0 ? null : meanTexture(textures);
}

/** Pairs of rests in one pose, those next to each other first. */
const restsOf = (groups: readonly FacesOfGroup[]): DialogueTextures['rests'] =>
  groups
    .flatMap((one, i) => groups.slice(i + 1).map((other, between) => ({ one, other, between })))
    .filter(
      ({ one, other }) =>
        Math.abs(other.yaw - one.yaw) <= restSpread && Math.abs(other.pitch - one.pitch) <= restSpread,
    )
    .sort((a, b) => a.between - b.between)
    .flatMap(({ one, other }) => {
      const [first, second] = [textureOf(one), textureOf(other)];
      return first !== null && second !== null ? [[first, second] as const] : [];
    })
    .slice(0, mostRests);

/** The textures to compare at the end of a dialogue: each turn that counts with the rest before it, and rests in pairs. */
export function texturesOf(dialogue: Dialogue, faces: DialogueFaces): DialogueTextures {
  const turns = Array.from({ length: dialogue.asked }, (_, index) => index);
  return {
    turns: turns.flatMap((index) => {
      const [rest, peak] = [faces.rest(index), faces.peak(index)];
      if (rest === null || peak === null || dialogue.spoiled.includes(index)) return [];
      const [neutral, turned] = [textureOf(rest), textureOf(peak)];
      if (neutral === null || turned === null) return [];
      return [{ neutral, turned, yaw: peak.yaw - rest.yaw, pitch: peak.pitch - rest.pitch }];
    }),
    rests: restsOf([...turns, dialogue.asked].flatMap((index) => faces.rest(index) ?? [])),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
