import { createRandom } from '../../fixtures/create-random.ts';

/** Draws that are the same for the same seed. */
export interface SeededRandom {
  /** A whole number, 0 ≤ n < below. */
  below(below: number): number;
  /** True with this probability, 0…1. */
  chance(probability: number): boolean;
  /** One of them. */
  pick<T>(items: readonly T[]): T;
  /** One of them, each as likely as its weight says. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
}

/** @param seed 0 ≤ seed < 2³² */
export function seededRandom(seed: number): SeededRandom {
  const next = createRandom(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items.at(-1)![0];
    },
  };
}
