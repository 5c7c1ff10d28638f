import type { Match } from './gallery.ts';
import type { SearchErrorCode } from './search-error.ts';
import type { SearchStats } from './tenant-galleries.ts';

/** What the search worker is started with. */
export interface SearchWorkerData {
  /** The compiled kernel. */
  wasm: Uint8Array<ArrayBuffer>;
  dimension: number;
  maxTombstones: number;
}

/** What the worker can be asked, and what it answers. Templates are unit length and their buffers transferred. */
export interface SearchCalls {
  /** `units`: ids.length × dimension, row by row. Answers how many were news. */
  upsert: { ask: { tenantId: string; ids: string[]; units: Float32Array; revs: bigint[] }; answer: number };
  remove: { ask: { tenantId: string; id: string; rev: bigint }; answer: boolean };
  /** Answers how many were erased. */
  clear: { ask: { tenantId: string; rev: bigint }; answer: number };
  search: {
    ask: {
      tenantId: string;
      probe: Float32Array;
      k: number;
      minCosine: number;
      /** One int32, not zero once the caller has lost interest; absent when it can't. */
      aborted: Int32Array | null;
    };
    answer: Match[];
  };
  size: { ask: { tenantId: string }; answer: number };
  stats: { ask: Record<never, never>; answer: SearchStats };
}

/** The name of a call. */
export type SearchCallName = keyof SearchCalls;

/** A call on its way to the worker; `call` numbers it. */
export type SearchRequest = {
  [Name in SearchCallName]: { call: number; name: Name; ask: SearchCalls[Name]['ask'] };
}[SearchCallName];

/** The worker's answer to the call of the same number; `code` is null for what should not have happened. */
export type SearchReply =
  | { call: number; answer: SearchCalls[SearchCallName]['answer'] }
  | { call: number; failure: { code: SearchErrorCode | null; message: string } };
