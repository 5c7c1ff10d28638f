/** Thrown when a model is absent, is not the one that was measured, or lacks the numbers it is judged by. One sentence that says what to do. */
export class ModelUnusable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelUnusable';
  }
}
