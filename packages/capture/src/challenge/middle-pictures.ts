import type { Frame } from '../camera/frames.ts';

/**
 * The pictures of a capture, taken while the challenge has the user look straight: the server has just seen that
 * the head is in the middle, and nobody has to wait for pictures when the last turn is done.
 */
export class MiddlePictures {
  /** Kept of each middle: the latest ones, when the head stood longest. */
  readonly #perMiddle: number;
  readonly #wanted: number;
  #kept: Promise<Frame>[] = [];
  #recent: Promise<Frame>[] = [];

  /**
   * @param wanted pictures of the capture
   * @param middles how often the challenge will ask to look straight
   */
  constructor(wanted: number, middles: number) {
    this.#wanted = wanted;
    this.#perMiddle = Math.ceil(wanted / middles);
  }

  /** A picture taken while looking straight was asked for. */
  take(picture: Promise<Frame>): void {
    // A browser that can't encode is told by whoever reads the pictures.
    picture.catch(() => undefined);
    this.#recent = [...this.#recent, picture].slice(-this.#perMiddle);
  }

  /** The server has seen the head in the middle: what was taken last counts. */
  keep(): void {
    this.#kept = [...this.#kept, ...this.#recent].slice(-this.#wanted);
    this.#recent = [];
  }

  /** The pictures that count, in time order. */
  read(): Promise<Frame[]> {
    return Promise.all(this.#kept);
  }
}
