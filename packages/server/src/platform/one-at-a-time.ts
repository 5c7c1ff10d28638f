/** What is being done under which key, by this process. */
export class OneAtATime {
  readonly #keys = new Set<string>();

  /**
   * Does the work unless other work under the same key is being done.
   * @param refuse what is thrown then
   */
  async run<T>(key: string, work: () => Promise<T>, refuse: () => Error): Promise<T> {
    if (this.#keys.has(key)) throw refuse();
    this.#keys.add(key);
    try {
      return await work();
    } finally {
      this.#keys.delete(key);
    }
  }
}
