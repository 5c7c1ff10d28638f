import type { Act, History } from './history.ts';

/** Leaves out runs of things, from long to short, as long as what is left still fails. */
async function leaveOut<T>(
  items: readonly T[],
  fails: (left: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items;
  for (let size = Math.max(1, kept.length >> 1); ; size >>= 1) {
    for (let from = kept.length - size; from >= 0; from -= size) {
      const left = kept.toSpliced(from, size);
      if (await fails(left)) kept = left;
    }
    if (size <= 1) return kept;
  }
}

/**
 * Makes a failing history shorter: leaves out acts, then faults, then does one after another what was done side by side.
 * @param fails whether a history fails still; asked about 100 times
 */
export async function shrinkHistory(
  { seed, acts }: History,
  fails: (history: History) => Promise<boolean>,
): Promise<History> {
  const failsWith = (left: readonly Act[]) => fails({ seed, acts: [...left] });
  let kept = [...(await leaveOut(acts, failsWith))];
  const replace = async (at: number, change: Partial<Act>): Promise<boolean> => {
    const changed = kept.with(at, { ...kept[at]!, ...change });
    const isKept = await failsWith(changed);
    if (isKept) kept = changed;
    return isKept;
  };
  for (let at = 0; at < kept.length; at += 1) {
    const { faults } = kept[at]!;
    for (const fault of faults)
      await replace(at, { faults: kept[at]!.faults.filter((one) => one !== fault) });
    if (kept[at]!.isBeside) await replace(at, { isBeside: false });
  }
  return { seed, acts: kept };
}
