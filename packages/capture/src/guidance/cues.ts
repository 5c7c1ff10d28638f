import type { PageModel } from '../machine/states.ts';
import type { ShownPrompt } from './prompt-pacing.ts';

/** What the hand and the ear are told while the eye is off the screen, as in a turn of the head. */
export type Cue =
  /** A step of the challenge is done. */
  | 'stepDone'
  | 'accepted'
  /** Another attempt is needed. */
  | 'again';

/** One tone of a cue. */
interface Tone {
  readonly hertz: number;
  readonly ms: number;
}

const tones: Readonly<Record<Cue, readonly Tone[]>> = {
  stepDone: [{ hertz: 880, ms: 90 }],
  accepted: [
    { hertz: 660, ms: 120 },
    { hertz: 990, ms: 200 },
  ],
  again: [{ hertz: 220, ms: 250 }],
};

/** Vibration and pause in turn, ms. */
const vibrations: Readonly<Record<Cue, number[]>> = { stepDone: [40], accepted: [60, 60, 140], again: [220] };

/** What a change of the page gives for hand and ear; null for most. */
export function cueOf(before: PageModel, { state }: PageModel): Cue | null {
  const { state: was } = before;
  if (was.name === 'capturing' && state.name === 'capturing')
    return was.ask !== null && state.ask !== null && state.ask.done > was.ask.done ? 'stepDone' : null;
  if (was.name === state.name) return null;
  if (state.name === 'retry') return 'again';
  return state.name === 'done' && state.end === 'success' ? 'accepted' : null;
}

/** Plays cues and speaks prompts on the running browser; what it lacks stays silent. */
export class Cues {
  #audio: AudioContext | null = null;
  #said: ShownPrompt | null = null;

  /** Tells a change to the hand, where the device vibrates, and to the ear, where the user wants it. */
  tell(before: PageModel | null, after: PageModel): void {
    const cue = before && cueOf(before, after);
    if (cue === null) return;
    // Not in Safari; in a frame of another origin Chromium takes no notice.
    navigator.vibrate?.(vibrations[cue]);
    if (after.sound) this.#play(tones[cue]);
  }

  /**
   * Says a prompt in place of the one that is being said: an old one leads astray. Each is said once.
   * @param prompt null where nothing is to be said
   * @param language BCP 47
   */
  say(prompt: ShownPrompt | null, language: string): void {
    const { speechSynthesis: voice } = globalThis;
    if (prompt === this.#said || voice === undefined) return;
    this.#said = prompt;
    voice.cancel();
    if (prompt === null) return;
    voice.speak(Object.assign(new SpeechSynthesisUtterance(prompt.text), { lang: language, rate: 1.1 }));
  }

  #play(sequence: readonly Tone[]): void {
    if (globalThis.AudioContext === undefined) return;
    this.#audio ??= new AudioContext();
    let at = this.#audio.currentTime;
    for (const { hertz, ms } of sequence) {
      const volume = new GainNode(this.#audio, { gain: 0.15 });
      const tone = new OscillatorNode(this.#audio, { frequency: hertz });
      tone.connect(volume).connect(this.#audio.destination);
      tone.start(at);
      at += ms / 1_000;
      // Without the ramp the end of a tone clicks.
      volume.gain.setTargetAtTime(0, at - 0.03, 0.01);
      tone.stop(at);
    }
  }
}
