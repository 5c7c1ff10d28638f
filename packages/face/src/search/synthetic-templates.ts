/** Seeded templates for tests and benchmarks: no biometrics, the same on every machine. */

/** A stream of uniform numbers in 0…1 (mulberry32, public domain, by Tommy Ettinger). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes a direction drawn evenly from the sphere into `template`, length 1 (Box-Muller, normalised). */
export function drawTemplate(random: () => number, template: Float32Array): void {
  let squares = 0;
  for (let i = 0; i < template.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    template[i] = radius * Math.cos(angle);
    if (i + 1 < template.length) template[i + 1] = radius * Math.sin(angle);
  }
  for (const component of template) squares += component * component;
  const norm = Math.sqrt(squares);
  for (let i = 0; i < template.length; i++) template[i] = template[i]! / norm;
}

/** A template whose cosine to `mate` (length 1) is `cosine`, otherwise in a random direction. */
export function drawMate(random: () => number, mate: Float32Array, cosine: number): Float32Array {
  const aside = new Float32Array(mate.length);
  drawTemplate(random, aside);
  let along = 0;
  for (let i = 0; i < mate.length; i++) along += aside[i]! * mate[i]!;
  const across = Math.sqrt((1 - cosine * cosine) / (1 - along * along));
  return mate.map((component, i) => cosine * component + across * (aside[i]! - along * component));
}
