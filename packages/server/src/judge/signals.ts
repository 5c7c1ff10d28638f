import type { LivenessFacts } from './liveness-facts.ts';
import { judgeSignal, type Signal, type Verdict } from './signal.ts';
import { detector } from './signals/detector.ts';
import { distinctPictures } from './signals/distinct-pictures.ts';
import { flash } from './signals/flash.ts';
import { oneFace } from './signals/one-face.ts';
import { replay } from './signals/replay.ts';
import { samePerson } from './signals/same-person.ts';
import { seenWay } from './signals/seen-way.ts';
import { stillness } from './signals/stillness.ts';
import { stream } from './signals/stream.ts';
import { turnedNotFrontal, turnedView } from './signals/turned-view.ts';
import { turns } from './signals/turns.ts';
import { unexplainedDetail, unexplainedRest } from './signals/unexplained-rest.ts';

/** Every liveness signal, in the order of the threat table of `docs/security.md`. */
export const signals: readonly Signal[] = [
  ...[detector, turns, seenWay, stream, unexplainedRest, unexplainedDetail, stillness],
  ...[turnedView, turnedNotFrontal],
  ...[samePerson, oneFace, distinctPictures, replay, flash],
];

/** Holds a capture against every signal; one verdict each, in the table's order. Pure. */
export const judgeSignals = (facts: LivenessFacts): Verdict[] =>
  signals.map((signal) => judgeSignal(signal, facts));
