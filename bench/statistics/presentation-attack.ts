/** One judged presentation. */
export interface Presentation {
  /** Logit of "live". */
  score: number;
  /** Kind of attack ("print", "replay" …); null for a live person. */
  species: string | null;
}

/** Errors of one kind of presentation at a threshold. */
export interface PresentationErrors {
  errors: number;
  n: number;
}

/** What happens when presentations that reach a threshold are taken for live. ISO/IEC 30107-3. */
export interface PadOperatingPoint {
  threshold: number;
  /** Attacks taken for live, per species; the APCER of the whole is that of the worst. */
  apcer: Map<string, PresentationErrors>;
  /** Live people refused. */
  bpcer: PresentationErrors;
}

/** What happens at a threshold. */
export function judgePresentations(
  presentations: readonly Presentation[],
  threshold: number,
): PadOperatingPoint {
  const apcer = new Map<string, PresentationErrors>();
  const bpcer = { errors: 0, n: 0 };
  for (const { score, species } of presentations) {
    const counts = species === null ? bpcer : (apcer.get(species) ?? { errors: 0, n: 0 });
    counts.n++;
    if (score >= threshold !== (species === null)) counts.errors++;
    if (species !== null) apcer.set(species, counts);
  }
  return { threshold, apcer, bpcer };
}

/** The highest attack error rate over the species; NaN without attacks. */
export function worstApcer({ apcer }: PadOperatingPoint): number {
  const rates = [...apcer.values()].map(({ errors, n }) => errors / n);
  return rates.length === 0 ? Number.NaN : Math.max(...rates);
}
