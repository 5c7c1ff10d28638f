import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';
import type { ListDeclarations } from './read-search-metadata.ts';
import type { EmbeddingRules } from './require-embedding-origins.ts';

/** Error rates that the calibration of the running embedder has evidence for: the smallest and the largest FMR. */
export interface SupportedFmr {
  least: number;
  most: number;
}

/** What the expectations of a matching policy rest on: the calibration of the running embedder. */
export interface MatchCalibration {
  /** Id of the embedder. */
  model: string;
  source: string;
  caveat: string;
  genuinePairs: number;
  impostorPairs: number;
  cosineForFmr(falseMatchRate: number): number;
  /** Share of pairs of one person that are less alike than this cosine. */
  fnmrForCosine(cosine: number): number;
  /** −12·log10(FMR) of a cosine. */
  score(cosine: number): number;
}

/** What settings need. */
export interface SettingsDependencies {
  db: Kysely<Database>;
  clock: Clock;
  events: Events<Db>;
  supportedFmr: SupportedFmr;
  lists: ListDeclarations;
  calibration: MatchCalibration;
  embedding: EmbeddingRules;
}
